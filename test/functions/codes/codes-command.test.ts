import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actInCounty } from '../../../cloudfunctions/local/act-in-county'
import { issueMissing } from '../../../cloudfunctions/server/codes/issue-missing'
import { askWudeng } from '../../support/run-wudeng'
import { codeOf, dataOf } from '../../support/answers'
import { BAIYANG, COUNTY, LIUJIA, openOffice, OTHER_COUNTY, type Office } from '../../support/open-office'

let office: Office
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-codes-'))
  office = await openOffice()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await office.close()
})

const wudeng = (...words: string[]) => askWudeng([...words, '--county', COUNTY], office.environment(), folder)
const open = (code: string) => office.ask('villager', 'somebody', 'openCode', { code })
const plates = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\r\n')
    .map((line) =>
      line
        .replace(/^\uFEFF/, '')
        .slice(1, -1)
        .split('","'),
    )
const eventsOf = (type: 'code.issued' | 'code.revoked' | 'code.replaced') =>
  office.inCounty(COUNTY, (tx) =>
    tx.selectFrom('event').select('payload').where('county_code', '=', COUNTY).where('type', '=', type).execute(),
  )

test('refused are a household that nobody knows, an area that is none, and a file that is there already', async () => {
  const there = path.join(folder, 'there.csv')
  dataOf(
    await office.tell('officer', 'county', 'replaceCode', { county: COUNTY, householdNo: (await home()).householdNo }),
  )
  expect((await wudeng('codes', '--out', there)).status).toBe(0)
  for (const words of [
    ['codes', 'revoke', 'H999'],
    ['codes', 'replace', 'H999'],
    ['codes', '--area', '610999109'],
    ['codes', '--out', there],
    ['codes', '--out', path.join(folder, 'none', 'x.csv')],
  ])
    expect([words, (await wudeng(...words)).status]).toEqual([words, 1])
  expect(await eventsOf('code.issued')).toEqual([])
})

const home = (village = BAIYANG) => office.addHousehold(village)

test('whoever has none is given one, once, in a file that only the operator reads', async () => {
  const [one, other] = [await home(), await home(LIUJIA)]
  for (const { householdNo, code } of [one, other]) {
    expect((await wudeng('codes', 'revoke', householdNo)).value).toEqual({ revoked: 1 })
    expect(codeOf(await open(code))).toBe('code.revoked')
  }
  expect((await wudeng('codes', 'revoke', one.householdNo)).value).toEqual({ revoked: 0 })
  expect(await eventsOf('code.revoked')).toHaveLength(2)
  const { value } = await wudeng('codes')
  expect(value).toContainEqual({ villageCode: LIUJIA, villageName: '柳家村', households: 1, coded: 0 })
  const file = path.join(folder, 'plates.csv')
  expect((await wudeng('codes', '--out', file)).value).toEqual({ issued: 2, file })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const [head, ...rows] = plates(file)
  expect(head).toEqual(['村', '村民小组', '户编号', '户码'])
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['白杨村', '三组', one.householdNo],
    ['柳家村', '三组', other.householdNo],
  ])
  for (const [, , , code = ''] of rows) expect(codeOf(await open(code))).toBe('ok')
  expect(await eventsOf('code.issued')).toEqual([{ payload: { count: 1 } }, { payload: { count: 1 } }])
  expect((await wudeng('codes', '--out', path.join(folder, 'again.csv'))).value).toMatchObject({ issued: 0 })
})

test('one that is replaced opens the household alone, and nothing of another county is touched', async () => {
  const { householdNo, code } = await home()
  const far = await office.addHousehold(`${OTHER_COUNTY}101201`)
  const { value } = await wudeng('codes', 'replace', householdNo)
  expect([codeOf(await open(code)), codeOf(await open(value.code))]).toEqual(['code.revoked', 'ok'])
  expect(codeOf(await open(far.code))).toBe('ok')
  expect((await wudeng('codes', 'replace', far.householdNo)).status).toBe(1)
})

test('many who give out codes at once give nobody two', async () => {
  const { householdNo } = await home()
  await wudeng('codes', 'revoke', householdNo)
  const give = () => actInCounty(office.runtime, COUNTY, (call) => issueMissing(call, BAIYANG))
  const given = await Promise.all(Array.from({ length: 8 }, give))
  expect(given.flat().map((plate) => plate.householdNo)).toEqual([householdNo])
})
