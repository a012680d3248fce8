import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { changed } from '../support/changed-document'
import { defaultDocument } from '../support/default-rulebook'
import { runWudeng } from '../support/run-wudeng'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../support/test-county'
import { readContents } from '../support/whole-database'

let folder: string
let county: TestCounty
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-simulate-'))
  county = await openTestCounty()
  await county.loadCases()
})
afterAll(async () => {
  await county.close()
  rmSync(folder, { recursive: true })
})

/** What `wudeng simulate` says about a rulebook. */
async function simulate(content: string, ...words: string[]) {
  const file = path.join(folder, 'rulebook.json')
  writeFileSync(file, content)
  const { status, stdout } = await runWudeng(['simulate', file, ...words], county.environment(), folder)
  return { status, text: stdout }
}

const bookWith = (place: string, value: unknown) => JSON.stringify(changed(defaultDocument(), place, value))

describe('a file that is no good rulebook is refused', () => {
  it('when it is no JSON', async () => {
    const { status, text } = await simulate('rules:', '--json')
    expect([status, JSON.parse(text)]).toMatchObject([1, { ok: false, fault: { code: 'file.notJson' } }])
  })

  it('with the place of every fault, and nothing is counted', async () => {
    const { status, text } = await simulate(bookWith('/numbers/waterMonths/value', 0), '--json')
    expect(status).toBe(1)
    expect(JSON.parse(text)).toEqual({
      ok: false,
      faults: [
        {
          ...{ place: 'numbers.waterMonths.value', rule: null, severity: 'error' },
          says: '0 个月不合理，应在 1 到 120 之间',
        },
      ],
    })
  })

  it('in words as well', async () => {
    const { status, text } = await simulate(bookWith('/rules/2/points', -5))
    expect([status, text]).toEqual([1, '错误  rules[2].points  R03  应为大于零的整数'])
  })

  it('when the county is unknown', async () => {
    const { status, text } = await simulate(JSON.stringify(defaultDocument()), '--area', '110101', '--json')
    expect([status, JSON.parse(text)]).toMatchObject([1, { fault: { code: 'area.unknown' } }])
  })
})

describe('a good rulebook', () => {
  it('is tried on every household of every county, and nothing is written', async () => {
    const before = await readContents(county.owner)
    const { status, text } = await simulate(bookWith('/numbers/medicalLarge/value', 11_999), '--json')
    expect(status).toBe(0)
    expect(JSON.parse(text)).toMatchObject({
      ...{
        rulebook: 'default-1',
        date: CASES_DAY,
        households: 12,
        lightsUp: 1,
        goesDark: 0,
        moreLamps: 3,
        fewerLamps: 0,
      },
      ...{ orders: { before: 8, after: 10, new: 2 }, warnings: [] },
    })
    expect(await readContents(county.owner)).toEqual(before)
  })

  it('is described with the villages that would get most orders, and its warnings first', async () => {
    const book = changed(defaultDocument(), '/numbers/medicalLarge/value', 11_999)
    const { text } = await simulate(JSON.stringify(changed(book, '/scale/caps/medical', 30)), '--area', COUNTY)
    expect(text.split('\n')[0]).toContain('提醒  rules[4].points  R05  40 分超过了同类封顶 30 分')
    expect(text).toContain('试算了 12 户，什么都没有写。')
    expect(text).toMatch(/\n村 +新工单 +新亮灯 +灭灯\n/)
    expect(text).toMatch(/\nR06 +自付医疗较大 +4 +0$/m)
  })
})
