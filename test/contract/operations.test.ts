import * as z from 'zod/mini'
import { functions } from '../../cloudbaserc.json'
import { operations } from '../../src/contract/operations'
import type { OperationSpec } from '../../src/contract/operations/operation-spec'
import { OPERATIONS, PERMISSIONS, type Operation } from '../../src/domain/access/permission-table'
import { FITTING } from '../support/fitting-payloads'

const ORDER = FITTING.order.orderId

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
