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
  progress: { area: '610999101', date: '2026-11-23' },
  orders: { area: '610999101201', state: 'closed', late: false },
  households: { by: 'name', text: '张大', cursor: ORDER },
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
