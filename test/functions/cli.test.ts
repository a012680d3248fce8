import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newKeys, parseKeys } from '../../cloudfunctions/server/crypto/keys'
import { askWudeng, runWudeng } from '../support/run-wudeng'
import { freshDatabase, type TestDatabase } from '../support/test-database'

const root = path.resolve(__dirname, '../..')
const cases = (file: string) => path.join(root, 'test/fixtures/cases', file)
let folder: string
let database: TestDatabase
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-cli-'))
  database = await freshDatabase()
  environment = {
    ...{ PATH: process.env['PATH'], DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
    ...{ WUDENG_KEYS: JSON.stringify(newKeys()), WUDENG_BUSINESS_DAY: '2026-11-23' },
  }
})

afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** The command as an operator's script calls it: a process of its own. */
function wudengProcess(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const script = path.join(root, 'cloudfunctions/local/wudeng.ts')
  const parameters = ['--import', 'tsx', script, ...words, '--data', folder]
  const env = { ...environment, ...more }
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: root, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const wudeng = (words: readonly string[]) => runWudeng(words, environment, folder)
const json = (...words: string[]) => askWudeng(words, environment, folder)

describe('wrong use ends with 2 and says nothing on standard output', () => {
  test.each([
    ['an unknown command', ['dance']],
    ['an unknown option', ['scores', '--loud', '--json']],
    ['a missing argument', ['explain', '--json']],
  ])('%s', (_, words) => {
    const { status, stdout, stderr } = wudengProcess(words)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('error:')
  })

  test.each([
    ['an unknown kind of file', ['import', 'gold', 'x.csv'], 'feed'],
    ['a batch that is none', ['import', 'undo', 'all'], 'batch'],
    ['a day that is none', ['score', '--date', '2026-13-40'], 'date'],
    ['a county that is none', ['scores', '--county', '61'], 'county'],
    ['a deliverer that is neither county nor city', ['import', 'medical', 'x.csv', '--county', '61'], 'county'],
    ['a state that is none', ['orders', '--state', 'lost'], 'state'],
    ['a month that is none', ['statistics', '--month', '2026-13'], 'month'],
    ['no month at all', ['statistics'], 'month'],
    ['a sample that is none', ['verify', '--history', '--sample', '0'], 'sample'],
  ])('%s', async (_, words, field) => {
    const { status, stdout, stderr } = await wudeng([...words, '--json'])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`${field}: `)
  })
})

describe('refusals end with 1', () => {
  test.each([
    ['a command before there are areas', ['scores'], 'county.none'],
    ['a county nobody knows', ['scores', '--county', '110101'], 'area.unknown'],
    ['a night of a county nobody knows', ['score', '--county', '110101'], 'area.unknown'],
    ['the chain of a county nobody knows', ['verify', '--county', '110101'], 'area.unknown'],
    ['a batch nobody delivered', ['import', 'undo', '00000000-0000-4000-8000-000000000000'], 'batch.unknown'],
    ['a file that is not there', ['import', 'areas', '/nowhere/areas.csv'], 'file.unreadable'],
    ['a file that is a picture', ['import', 'areas', 'picture'], 'file.picture'],
    ['an empty file', ['import', 'areas', 'empty'], 'file.empty'],
  ])('%s', async (_, words, code) => {
    const files = { picture: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), empty: '' }
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
    const { status, value, stderr } = await json(
      ...words.map((word) => (word in files ? path.join(folder, word) : word)),
    )
    expect([status, value]).toEqual([1, { ok: false, fault: expect.objectContaining({ code }) }])
    expect(stderr).toBe(value.fault.sentence)
  })

  test('the owner in place of the functions’ role, keys that are none, and no owner', () => {
    const owner = wudengProcess(['scores', '--json'], { DATABASE_URL: database.ownerUrl })
    expect(owner).toMatchObject({ status: 1, stderr: expect.stringContaining('owns the tables') })
    expect(JSON.parse(owner.stdout)).toMatchObject({ ok: false })
    const keys = wudengProcess(['scores'], { WUDENG_KEYS: '{"hash":"secret"}' })
    expect(keys).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('WUDENG_KEYS') })
    expect(keys.stderr).not.toContain('secret')
    const unowned = wudengProcess(['migrate', '--json'], { DATABASE_OWNER_URL: undefined })
    expect(JSON.parse(unowned.stdout)).toMatchObject({ fault: { code: 'owner.unknown' } })
  })
})

test('a county’s files go in, are scored, explained and listed', async () => {
  expect(await json('migrate')).toMatchObject({ status: 0, value: { migrations: [] } })
  expect((await json('import', 'areas', cases('areas.csv'))).value).toMatchObject({
    feed: 'areas',
    read: 8,
    accepted: 8,
    rejected: 0,
  })
  expect((await json('import', 'households', cases('households.xlsx'))).value).toMatchObject({ accepted: 12 })
  expect((await json('import', 'members', cases('members.csv'))).value).toMatchObject({ accepted: 40, dirty: 12 })

  const rehearsed = (await json('import', 'medical', cases('medical.csv'), '--dry-run')).value
  expect(rehearsed).toMatchObject({ batch: null, accepted: 9 })
  const imported = (await json('import', 'medical', cases('medical.csv'))).value
  expect(imported).toEqual({ ...rehearsed, batch: expect.any(String) })
  expect((await json('import', 'medical', cases('medical.csv'))).value).toMatchObject({
    accepted: 0,
    unchanged: 9,
    dirty: 0,
  })

  const corrected = path.join(folder, 'corrected.csv')
  const bill = '结算流水号,身份证号,结算日期,医疗总费用,个人自付\nU1,610999197503080038,2026-11-01,100,50\n'
  writeFileSync(corrected, bill)
  const { batch } = (await json('import', 'medical', corrected)).value
  const undone = { batch, feed: 'medical', removed: 1, restored: 0, dirty: 1 }
  expect(await json('import', 'undo', batch)).toMatchObject({ status: 0, value: undone })
  expect(await json('import', 'undo', batch)).toMatchObject({ status: 1, value: { fault: { code: 'batch.undone' } } })

  const wrong = path.join(folder, 'wrong.csv')
  writeFileSync(wrong, '结算流水号,身份证号,结算日期,医疗总费用,个人自付\nX1,610999199001010000,2026-11-01,100,50\n')
  const faults = path.join(folder, 'faults.csv')
  expect(await json('import', 'medical', wrong, '--faults', faults)).toMatchObject({
    status: 0,
    value: { rejected: 1, accepted: 0 },
  })
  expect(readFileSync(faults, 'utf8')).toContain('行号')
  const nowhere = await json('import', 'education', cases('education.csv'), '--faults', '/nowhere/faults.csv')
  expect(nowhere).toMatchObject({ status: 1, value: { fault: { code: 'file.unwritable' } } })
  expect((await json('import', 'education', cases('education.csv'))).value).toMatchObject({ accepted: 1 })

  expect((await json('score')).value).toMatchObject({ date: '2026-11-23', evaluated: 12, refreshed: 0, held: 0 })
  expect((await json('score')).value).toMatchObject({ evaluated: 0, changed: 0, opened: 0 })
  expect(await json('score', '--date', '2026-11-20')).toMatchObject({
    status: 1,
    value: { fault: { code: 'score.earlierThanLast' } },
  })

  const explained = (await json('explain', 'H002')).value
  expect(explained).toMatchObject({
    ...{
      householdNo: 'H002',
      date: '2026-11-23',
      score: 40,
      lamps: 2,
      orderDue: true,
      nextChangeOn: '2027-08-09',
      recomputed: false,
    },
    hits: [{ rule: 'R05', points: 40, core: true, evidence: expect.any(Array) }],
    unknown: expect.any(Array),
  })
  expect((await json('explain', 'H002', '--date', '2026-12-01')).value).toMatchObject({ recomputed: true })
  expect(await json('explain', 'H999')).toMatchObject({ status: 1, value: { fault: { code: 'household.unknown' } } })

  const scores: { householdNo: string }[] = (await json('scores')).value
  expect(scores).toHaveLength(12)
  expect(scores.find(({ householdNo }) => householdNo === 'H002')).toEqual({
    householdNo: 'H002',
    score: 40,
    lamps: 2,
    hits: ['R05'],
  })
  expect((await json('scores', '--area', '610999101203')).value.length).toBeLessThan(12)
  expect(await json('scores', '--area', '610999777')).toMatchObject({ value: { fault: { code: 'area.unknown' } } })

  const orders = (await json('orders')).value
  const order = orders.find(({ householdNo }: { householdNo: string }) => householdNo === 'H002')
  expect(order).toMatchObject({
    villageCode: '610999101201',
    state: 'issued',
    openedOn: '2026-11-23',
    dueOn: '2026-11-24',
    late: false,
    score: 40,
    lamps: 2,
  })
  expect((await json('orders', '--state', 'closed')).value).toEqual([])
  expect((await json('orders', '--date', '2026-12-01')).value.every(({ late }: { late: boolean }) => late)).toBe(true)
  expect((await json('progress')).value).toMatchObject({ area: '610999', totals: { issued: orders.length, late: 0 } })
  expect((await json('timeline', 'H002')).value.map(({ says }: { says: string }) => says)).toEqual([
    '评分达到出单线，出工单',
    '第一次评分：40 分，亮 2 盏灯；新命中：自付医疗特别大',
  ])
  expect(await json('timeline', 'H999')).toMatchObject({ status: 1, value: { fault: { code: 'household.unknown' } } })
  const none = { included: { households: 0, people: 0 } }
  expect((await json('statistics', '--month', '2026-11')).value).toMatchObject({ through: '2026-11-23', totals: none })
  expect(await json('statistics', '--month', '2026-12')).toMatchObject({ value: { fault: { code: 'month.future' } } })
  expect(await json('verify')).toMatchObject({ status: 0, value: { ok: true, differences: [] } })
  const replayed = await json('verify', '--history', '--sample', '5')
  expect(replayed).toMatchObject({ status: 0, value: { ok: true, checked: 5, differences: [] } })
})

test('people read Chinese, and numbers stand under their headers', async () => {
  expect((await wudeng(['explain', 'H002'])).stdout).toMatch(
    /^H002 {2}2026-11-23 {2}预警灯 ●●○○○\n综合评价 40 分，亮 2 盏灯（关注），急：医疗，要入户核实/,
  )
  const [header = '', line = '', ...others] = (await wudeng(['progress'])).stdout.split('\n')
  expect(header).toMatch(/^区划代码 +名称 +待接单 +已接单/)
  expect(line).toMatch(/^610999101 +平川镇 +\d+ +0/)
  expect(others).toContain('纳入：已启动 0，已授权 0，已比对 0，已评议 0，公示中 0，镇级已审核 0，县级已审定 0')
  expect(others.at(-1)).toBe('超期 0；监测户 0；帮扶措施：已安排 0，落实中 0')
  expect((await wudeng(['timeline', 'H002'])).stdout).toMatch(/^日期 +类别 +经过 +谁\n2026-11-23 {2}工单 /)
  const asked = ['statistics', '--month', '2026-11']
  expect((await wudeng(asked)).stdout).toMatch(/^分项 +代码 +名称 +纳入户 +纳入人[^]*\n合计 +610999 +示范县 +0 +0/)
  expect((await wudeng([...asked, '--csv'])).stdout).toMatch(
    /^\ufeff"分项","代码",[^]*\r\n"合计","610999","示范县","0"/,
  )
})

describe('keys', () => {
  test('rotate is refused without the owner, and add with an unknown suite', async () => {
    const unowned = wudengProcess(['keys', 'rotate', '--json'], { DATABASE_OWNER_URL: undefined })
    expect(JSON.parse(unowned.stdout)).toMatchObject({ fault: { code: 'owner.unknown' } })
    expect((await wudeng(['keys', 'add', '--suite', 'des'])).status).toBe(2)
  })

  test('added are printed for whoever keeps them, and what stands is sealed again under the new one', async () => {
    const { current, file, keys } = (await json('keys', 'add', '--suite', 'sm')).value
    expect([current, file, parseKeys(JSON.stringify(keys))]).toEqual(['k2', null, keys])
    environment['WUDENG_KEYS'] = JSON.stringify(keys)
    const rotation = { current: 'k2', unreadable: 0, used: [], unused: ['k1'] }
    const { status, value } = await json('keys', 'rotate')
    expect([status, value]).toEqual([0, { ...rotation, resealed: expect.any(Number) }])
    expect(value.resealed).toBeGreaterThan(40)
    expect((await wudeng(['keys', 'rotate'])).stdout).toMatch(
      /^用密钥 k2 重新加密了 0 条。\n旧密钥 k1 数据库里不再用了/,
    )
    // People are matched as before.
    expect((await json('import', 'members', cases('members.csv'))).value).toMatchObject({ accepted: 0, unchanged: 40 })
  })

  test('of a data folder are written there, readable by its owner only, and not printed', () => {
    const { status, stdout } = wudengProcess(['keys', 'add', '--json'], { WUDENG_KEYS: undefined })
    const file = path.join(folder, 'keys.json')
    expect([status, JSON.parse(stdout)]).toEqual([0, { current: 'k2', file }])
    const keys = parseKeys(readFileSync(file, 'utf8'))
    expect([keys.current, Object.keys(keys.seal), statSync(file).mode & 0o777]).toEqual(['k2', ['k1', 'k2'], 0o600])
  })
})
