import { faultSentence, FAULTS, type FaultCode } from '../../src/contract/faults'
import type { FunctionName } from '../../cloudfunctions/server/handler'
import {
  CADRE,
  COUNTY,
  familyOf,
  OFFICER,
  openDeployedCounty,
  OTHER_CADRE,
  tell,
  TODAY,
  upload,
  VILLAGE,
  VILLAGER,
  type DeployedCounty,
} from '../support/deployed-county'
import { effectOf, readContents } from '../support/whole-database'

// H1 has an order that nobody took, H2 one that was visited, H3 one whose command was sent already.
let county: DeployedCounty
const families = [1, 2, 3].map(familyOf)
const order = { issued: '', visited: '', taken: '' }
const code = { good: '', revoked: '', unknown: `${COUNTY}${'Z'.repeat(18)}` }
let sent: ReturnType<typeof tell>

beforeAll(async () => {
  county = await openDeployedCounty(families)
  const { call, orderOf, newCode } = county
  code.revoked = await newCode('H1')
  code.good = await newCode('H1')
  const [issued, visited, taken] = [await orderOf('H1'), await orderOf('H2'), await orderOf('H3')]
  Object.assign(order, { issued: issued.orderId, visited: visited.orderId, taken: taken.orderId })
  sent = accept({}, taken.orderId)
  await call('cadre', { openid: CADRE }, sent)
  await call('cadre', { openid: CADRE }, accept({}, visited.orderId))
  await call('cadre', { openid: CADRE }, visit({ orderId: visited.orderId }, 2))
})
afterAll(() => county.close())

const accept = (more = {}, orderId = order.issued) => tell('acceptOrder', { orderId }, { expectedVersion: 1, ...more })
const visit = (more = {}, expectedVersion = 1) =>
  tell('recordVisit', { orderId: order.issued, visitedOn: TODAY, met: 'head', note: '', ...more }, { expectedVersion })
const close = (more = {}) =>
  tell(
    'closeOrder',
    { orderId: order.visited, outcome: 'helped', reason: '有低保', findings: [], ...more },
    { expectedVersion: 3 },
  )
const report = (more = {}) => tell('submitReport', { code: code.good, kind: 'illness', forWhom: 'own', ...more })
const ask = (query: string, payload: unknown) => ({ query, payload })
const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
const halfAnEmoji = '😀'.slice(0, 1)

type Item = readonly [
  what: string,
  name: FunctionName,
  openid: string,
  event: () => unknown,
  code: FaultCode,
  field?: string,
]

const ITEMS: readonly Item[] = [
  ['a villager takes an order', 'cadre', VILLAGER, accept, 'permission.role'],
  ['a villager loads a file', 'importer', VILLAGER, () => upload('medical', ''), 'permission.role'],
  ['a cadre loads a file', 'importer', CADRE, () => upload('medical', ''), 'permission.role'],
  [
    'a cadre replaces a code',
    'officer',
    CADRE,
    () => tell('replaceCode', { county: COUNTY, householdNo: 'H1' }),
    'permission.role',
  ],
  ['an officer closes an order', 'cadre', OFFICER, close, 'permission.role'],
  ['an officer calls the night', 'nightly', OFFICER, () => tell('scoreNight', {}), 'permission.role'],
  ['somebody without an identity', 'villager', '', report, 'identity.missing'],
  ['an order of another village', 'cadre', OTHER_CADRE, accept, 'permission.area'],
  ['another village to look at', 'officer', OTHER_CADRE, () => ask('orders', { area: VILLAGE }), 'permission.area'],
  ['another county to look at', 'officer', OFFICER, () => ask('progress', { area: '610998' }), 'permission.area'],
  [
    'a file for another county',
    'importer',
    OFFICER,
    () => upload('medical', '', { county: '610998' }),
    'permission.area',
  ],
  [
    'a village that does not exist',
    'officer',
    OFFICER,
    () => ask('progress', { area: '610999101009' }),
    'area.unknown',
  ],
  ['an order that does not exist', 'cadre', CADRE, () => accept({}, crypto.randomUUID()), 'order.unknown'],
  [
    'a household that does not exist',
    'officer',
    OFFICER,
    () => tell('replaceCode', { county: COUNTY, householdNo: "H1' OR 1=1" }),
    'household.unknown',
  ],
  ['an unknown code', 'villager', VILLAGER, () => report({ code: code.unknown }), 'code.unknown'],
  ['an unknown code, opened', 'villager', VILLAGER, () => ask('openCode', { code: code.unknown }), 'code.unknown'],
  ['a revoked code', 'villager', VILLAGER, () => report({ code: code.revoked }), 'code.revoked'],
  ['a revoked code, opened', 'villager', VILLAGER, () => ask('openCode', { code: code.revoked }), 'code.revoked'],
  ['a stale version', 'cadre', CADRE, () => accept({ expectedVersion: 0 }), 'order.stale'],
  [
    'a version of the future',
    'cadre',
    CADRE,
    () => accept({ expectedVersion: Number.MAX_SAFE_INTEGER }),
    'order.stale',
  ],
  ['a version below zero', 'cadre', CADRE, () => accept({ expectedVersion: -1 }), 'request.invalid', 'expectedVersion'],
  ['no version', 'cadre', CADRE, () => accept({ expectedVersion: undefined }), 'request.invalid', 'expectedVersion'],
  [
    'a command sent again with other content',
    'cadre',
    CADRE,
    () => ({ ...sent, payload: { orderId: order.issued } }),
    'command.idReused',
  ],
  ['a command sent again by somebody else', 'cadre', OTHER_CADRE, () => sent, 'command.idReused'],
  ['an unknown field', 'cadre', CADRE, () => visit({ score: 100 }), 'request.unknownField', 'score'],
  [
    'an unknown field beside the command',
    'villager',
    VILLAGER,
    () => ({ ...report(), openid: OFFICER }),
    'request.unknownField',
    'openid',
  ],
  ['more than 1 MB', 'cadre', CADRE, () => visit({ note: '看'.repeat(333_334) }), 'request.tooLarge'],
  [
    'an upload of more than 6 MB',
    'importer',
    OFFICER,
    () => upload('medical', Buffer.alloc(4_500_001)),
    'request.tooLarge',
  ],
  ['a picture', 'importer', OFFICER, () => upload('medical', picture), 'file.picture'],
  ['an empty file', 'importer', OFFICER, () => upload('medical', ''), 'file.empty'],
  [
    'a file that is no base64',
    'importer',
    OFFICER,
    () => tell('importFile', { county: COUNTY, feed: 'medical', content: '！' }),
    'file.empty',
  ],
  [
    'a file without a required column',
    'importer',
    OFFICER,
    () => upload('medical', '身份证号,结算日期\n1,2\n'),
    'file.columnMissing',
  ],
  ['a feed named like a prototype', 'importer', OFFICER, () => upload('constructor', 'x'), 'request.invalid', 'feed'],
  ['nested deeper than any stack', 'cadre', CADRE, () => ask('inbox', deep(100_000)), 'request.invalid', 'request'],
  ['NUL in what a villager says', 'villager', VILLAGER, () => report({ words: '疼\0' }), 'request.invalid', 'words'],
  ['NUL in a note', 'cadre', CADRE, () => visit({ note: '看\0过' }), 'request.invalid', 'note'],
  ['half an emoji in a note', 'cadre', CADRE, () => visit({ note: `看${halfAnEmoji}` }), 'request.invalid', 'note'],
  ['NUL in a reason', 'cadre', CADRE, () => close({ reason: '有\0低保' }), 'request.invalid', 'reason'],
  [
    'NUL in the number of a household',
    'officer',
    OFFICER,
    () => tell('replaceCode', { county: COUNTY, householdNo: 'H1\0' }),
    'request.invalid',
    'householdNo',
  ],
  ['a reason of blanks', 'cadre', CADRE, () => close({ reason: ' \u3000\n' }), 'order.reasonMissing'],
  ['a closing without findings', 'cadre', CADRE, close, 'order.findingMissing'],
  [
    'a finding about a prototype',
    'cadre',
    CADRE,
    () => close({ findings: [{ rule: '__proto__', key: 'constructor', finding: 'helped' }] }),
    'order.findingUnknown',
  ],
  [
    '501 findings',
    'cadre',
    CADRE,
    () => close({ findings: Array(501).fill({ rule: 'R01', key: 'x', finding: 'helped' }) }),
    'request.invalid',
    'findings',
  ],
  ['a list for a text', 'villager', VILLAGER, () => report({ words: ['疼'] }), 'request.invalid', 'words'],
  ['an object for a code', 'villager', VILLAGER, () => report({ code: { toString: 'x' } }), 'request.invalid', 'code'],
  [
    'a visit on 2026-13-40',
    'cadre',
    CADRE,
    () => visit({ orderId: order.taken, visitedOn: '2026-13-40' }, 2),
    'day.invalid',
  ],
  ['progress on 2026-02-30', 'officer', OFFICER, () => ask('progress', { date: '2026-02-30' }), 'day.invalid'],
  ['progress on 0000-01-01', 'officer', OFFICER, () => ask('progress', { date: '0000-01-01' }), 'day.invalid'],
  [
    'a place in a list that we did not write',
    'cadre',
    CADRE,
    () => ask('inbox', { cursor: "1.x'--" }),
    'cursor.invalid',
  ],
]

test.each(ITEMS.map((item) => [item[0], item] as const))(
  '%s: a clear fault, and nothing is changed',
  async (_what, [, name, openid, event, wanted, field]) => {
    const before = await readContents(county.owner)
    const answer = await county.call(name, openid === '' ? 'nobody' : { openid }, event())
    expect(effectOf(before, await readContents(county.owner))).toEqual({})
    expect(answer).toMatchObject({ ok: false, fault: { code: wanted, kind: FAULTS[wanted].kind } })
    if (answer.ok) return
    if (field !== undefined) expect(answer.fault.details).toEqual({ field })
    // Every blank of the sentence is filled.
    const blanks = [...FAULTS[wanted].says.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(Object.keys(answer.fault.details)).toEqual(expect.arrayContaining(blanks))
    expect(faultSentence(answer.fault)).toMatch(/^[^{}]*[\u4e00-\u9fff]/)
  },
)

test('a command sent again with the same content gets the first answer, and nothing is changed', async () => {
  const before = await readContents(county.owner)
  const answers = [
    await county.call('cadre', { openid: CADRE }, sent),
    await county.call('cadre', { openid: CADRE }, sent),
  ]
  expect(answers[0]).toMatchObject({ ok: true, data: { state: 'accepted', version: 2 } })
  expect(answers[1]).toEqual(answers[0])
  expect(effectOf(before, await readContents(county.owner))).toEqual({})
})

describe('a wrong row changes nothing of that row, and the good one goes in', () => {
  const [first] = families
  if (first === undefined) throw new Error('no family')
  const headers = '结算流水号,身份证号,结算日期,医疗总费用,个人自付'
  const good = ['GOOD', first.headId, '2026-08-09', '100', '10']
  const wrongDigit = first.headId.replace(/.$/, (digit) => (digit === '1' ? '2' : '1'))

  test.each([
    [
      'an ID with a wrong check digit',
      ['W', wrongDigit, '2026-08-09', '100', '10'],
      '身份证号',
      'row.idNumberCheckDigit',
    ],
    ['an ID of 15 digits', ['W', '610999780512009', '2026-08-09', '100', '10'], '身份证号', 'row.idNumber15Digits'],
    ['the day 2026-13-40', ['W', first.headId, '2026-13-40', '100', '10'], '结算日期', 'row.dayImpossible'],
    ['a day that has not come', ['W', first.headId, '2026-11-24', '100', '10'], '结算日期', 'row.dayFuture'],
    ['1.2万', ['W', first.headId, '2026-08-09', '1.2万', '10'], '医疗总费用', 'row.amountWan'],
    ['an amount below zero', ['W', first.headId, '2026-08-09', '100', '-10'], '个人自付', 'row.amountNegative'],
  ])('%s', async (_what, wrong, column, wanted) => {
    const content = [headers, wrong.join(), good.join()].join('\n')
    const report = await county.get('importer', OFFICER, upload('medical', content))
    expect(report).toMatchObject({ read: 2, rejected: 1, faults: [{ row: 2, column, code: wanted }] })
    expect(JSON.stringify(report)).toMatch(/"sentence":"第2行“/)
    const kept = await county.owner
      .selectFrom('department_record')
      .select('record_key')
      .where('feed', '=', 'medical')
      .execute()
    expect(kept).toEqual([{ record_key: 'GOOD' }])
  })

  test('the answer of an upload is the same when it is asked for again', async () => {
    const event = upload('medical', [headers, good.join()].join('\n'))
    const answer = await county.call('importer', { openid: OFFICER }, event)
    expect(answer).toMatchObject({ ok: true, data: { unchanged: 1 } })
    expect(await county.call('importer', { openid: OFFICER }, event)).toEqual(answer)
  })
})
