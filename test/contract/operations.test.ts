import * as z from 'zod/mini'
import { functions } from '../../cloudbaserc.json'
import { operations, type Payload } from '../../src/contract/operations'
import type { OperationSpec } from '../../src/contract/operations/operation-spec'
import { OPERATIONS, PERMISSIONS, type Operation } from '../../src/domain/access/permission-table'

const CODE = `610999${'0'.repeat(18)}`
const ORDER = '3f2b8c1e-0000-4000-8000-000000000001'

/** A payload that fits, for each operation. */
const FITTING = {
  openCode: { code: CODE },
  submitReport: { code: CODE, kind: 'illness', forWhom: 'own', words: '难', phone: '13912345678' },
  reportStatus: { county: '610999', reportNo: '261123000001' },
  myReports: { county: '610999' },
  objectToResult: { county: '610999', reportNo: '261123000001', words: '不对' },
  reportFor: { householdNo: 'H001', kind: 'illness', words: '难', phone: '13912345678' },
  enterSignal: { householdNo: 'H001', channel: 'hotline', forWhom: 'other', kind: 'illness' },
  receiptStatus: { reportNo: '261123000001' },
  resultObjections: { cursor: 'x' },
  answerResultObjection: { objectionId: ORDER, reason: '复核过' },
  me: {},
  inbox: { state: 'issued', cursor: 'x' },
  order: { orderId: ORDER },
  acceptOrder: { orderId: ORDER },
  recordVisit: { orderId: ORDER, visitedOn: '2026-11-23', met: 'head', note: '' },
  closeOrder: {
    orderId: ORDER,
    outcome: 'helped',
    reason: '有低保',
    findings: [{ rule: 'R06', key: 'medical/J1', finding: 'helped' }],
  },
  colleagues: { orderId: ORDER },
  handOverOrder: { orderId: ORDER, to: ORDER, reason: '住院' },
  reopenOrder: { orderId: ORDER, reason: '再看一次' },
  urgeOrder: { orderId: ORDER },
  startSweep: { area: '610999101', from: '2026-11-23', until: '2026-12-04' },
  sweeps: {},
  sweepProgress: { roundId: ORDER },
  sweepHouseholds: { roundId: ORDER, village: '610999101201', cursor: ORDER },
  checkHousehold: { roundId: ORDER, householdNo: 'H001', answers: [{ question: 'water', yes: true }], words: '' },
  cases: { area: '610999101', kind: 'inclusion', state: 'noticed', cursor: 'x' },
  case: { caseId: ORDER },
  proposeClearance: { householdId: ORDER },
  authoriseCase: {
    caseId: ORDER,
    entries: [
      {
        ...{ personId: ORDER, by: 'self', signer: '', reason: '', signedOn: '2026-11-23' },
        ...{ signatureHash: 'a'.repeat(64), signatureFile: 'cloud://x/signatures/1.png' },
      },
    ],
  },
  compareCase: {
    ...{ caseId: ORDER, comparedOn: '2026-11-23', results: [{ body: 'finance', result: 'clear' }], remark: '' },
  },
  checkClearance: {
    ...{ caseId: ORDER, visitedOn: '2026-11-23', conditions: { income: true }, canWork: true },
    ...{ way: 'helped', remark: '' },
  },
  holdAssembly: {
    ...{ caseId: ORDER, heldOn: '2026-11-23', place: '村委会', attendees: 12, excused: 1, inFavour: 10, against: 1 },
    ...{ abstain: 0, minutesFile: 'cloud://x/minutes/1.pdf', category: 'sudden', risks: ['illness'] },
  },
  postNotice: { caseId: ORDER, postedOn: '2026-11-23', until: '2026-11-28' },
  objectToNotice: { caseId: ORDER, words: '他家有车' },
  answerObjection: { caseId: ORDER, objectionId: ORDER, upheld: false, words: '查过了' },
  reviewCase: { caseId: ORDER, opinion: '' },
  approveCase: { caseId: ORDER, opinion: '' },
  announceCase: { caseId: ORDER },
  helpFirst: { caseId: ORDER, helpedOn: '2026-11-23', help: '送了帐篷' },
  sendBackCase: { caseId: ORDER, backTo: 'opened', reason: '缺签字' },
  declineCase: { caseId: ORDER, ground: 'withdrawn', reason: '农户不申请了' },
  inviteStaff: {
    ...{ name: '李干部', phone: '13800000009', role: 'gridWorker', area: '610999101201' },
    ...{ validFrom: '2026-11-24', validUntil: '2027-11-23' },
  },
  revokeInvitation: { invitationId: ORDER },
  acceptInvitation: { invitationCode: `610999${'0'.repeat(12)}`, phone: '13800000009' },
  endPost: { staffId: ORDER },
  staffOf: { cursor: 'x' },
  revealField: { householdId: ORDER, personId: ORDER, field: 'idNumber', reason: 'verify', words: '' },
  accessLog: { householdNo: 'H001', cursor: 'x' },
  dataOf: { householdId: ORDER, personId: ORDER, guardian: { guardianName: '张大山', relation: 'father' } },
  correctData: { householdId: ORDER, personId: ORDER, field: 'workState', value: '务工', reason: '本人来说' },
  progress: { area: '610999101', date: '2026-11-23' },
  orders: { area: '610999101201', state: 'closed', late: false },
  households: { by: 'name', text: '张大', cursor: ORDER },
  measures: { householdId: ORDER },
  planMeasure: {
    ...{ householdId: ORDER, measure: 'M02', item: '公益岗位', startBy: '2026-12-01' },
    ...{ until: null, department: null },
  },
  startMeasure: { measureId: ORDER, startedOn: '2026-11-23' },
  addProgress: { measureId: ORDER, on: '2026-11-23', done: '发了工资', fen: 60_000 },
  endMeasure: { measureId: ORDER, endedOn: '2026-11-23', reason: '合同到期' },
  cancelMeasure: { measureId: ORDER, reason: '本人不愿意' },
  quality: { area: '610999101', cursor: ORDER },
  corrections: { county: '610999', correctionState: 'open', cursor: ORDER },
  answerCorrection: { correctionId: ORDER, answer: '已更正' },
  hitRates: { county: '610999' },
  freshness: { county: '610999' },
  heldOrders: { county: '610999' },
  releaseHeld: { county: '610999', cause: 'rule:R06' },
  replaceCode: { county: '610999', householdNo: 'H001' },
  importFile: { county: '610999', feed: 'medical', content: '' },
  undoImport: { county: '610999', batch: '00000000-0000-4000-8000-000000000001' },
  scoreNight: {},
} satisfies { [O in Operation]: Payload<O> }

const parses = (operation: Operation, payload: unknown) => z.safeParse(operations[operation].payload, payload).success

describe.each(OPERATIONS)('%s', (operation) => {
  test('takes a payload that fits and no field that it does not know', () => {
    expect(parses(operation, FITTING[operation])).toBe(true)
    expect(parses(operation, { ...FITTING[operation], openid: 'somebody' })).toBe(false)
    expect(parses(operation, null)).toBe(false)
    expect(parses(operation, [])).toBe(false)
  })

  test('is served by a function, and granted to somebody', () => {
    expect(operations[operation].within.length).toBeGreaterThan(0)
    expect(Object.keys(PERMISSIONS[operation]).length).toBeGreaterThan(0)
  })
})

test.each([
  ['submitReport', { code: `610999${'O'.repeat(18)}` }],
  ['submitReport', { words: '难'.repeat(501) }],
  ['submitReport', { phone: '1391234567' }],
  ['recordVisit', { visitedOn: '2026/11/23' }],
  ['recordVisit', { met: 'dog' }],
  ['closeOrder', { outcome: 'fine' }],
  ['closeOrder', { reason: '理'.repeat(201) }],
  ['orders', { area: '61099' }],
  ['order', { orderId: '1' }],
  ['households', { by: 'phone' }],
  ['households', { text: '张'.repeat(41) }],
  ['heldOrders', { county: '610999101' }],
  ['releaseHeld', { cause: 'R06' }],
  ['releaseHeld', { cause: 'batch:1' }],
  ['authoriseCase', { entries: [{ personId: ORDER, by: 'self', idNumber: '110105194912310021' }] }],
  ['checkClearance', { conditions: { car: true } }],
  ['holdAssembly', { attendees: -1 }],
  ['holdAssembly', { minutesFile: '会议记录 张大山.pdf' }],
  ['postNotice', { until: '12月1日' }],
  ['sendBackCase', { backTo: 'start' }],
  ['inviteStaff', { role: 'villager' }],
  ['inviteStaff', { phone: '1380000000' }],
  ['acceptInvitation', { invitationCode: `610999${'U'.repeat(12)}` }],
  ['revealField', { field: 'headIdHash' }],
  ['revealField', { reason: 'curious' }],
  ['dataOf', { guardian: { guardianName: '张大山', relation: 'neighbour' } }],
] as const)('%s refuses %j', (operation, slip) => {
  expect(parses(operation, { ...FITTING[operation], ...slip })).toBe(false)
})

const timeouts = new Map(functions.map(({ name, timeout }) => [name, 1000 * timeout]))
const slow = Object.entries<OperationSpec>(operations).flatMap(([operation, { within, longestWait }]) =>
  longestWait === undefined ? [] : within.map((name) => [operation, name, longestWait] as const),
)
test.each(slow)('whoever waits for %s does so until %s has given up itself', (_, name, longestWait) => {
  expect(longestWait).toBeGreaterThan(timeouts.get(name) ?? Infinity)
})
