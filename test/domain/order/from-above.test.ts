import { decideClose } from '../../../src/domain/order/decide-close'
import { decideHandOver } from '../../../src/domain/order/decide-hand-over'
import { decideReopen } from '../../../src/domain/order/decide-reopen'
import { decideUrge } from '../../../src/domain/order/decide-urge'
import { decideVisit } from '../../../src/domain/order/decide-visit'
import { allowedActions } from '../../../src/domain/order/decision'
import type { WorkOrder } from '../../../src/domain/order/order'
import { accepted, cadre, contextOf, hit, issued, MONDAY, piece, TOWNSHIP_OFFICER, visited } from './an-order'

const hits = [hit('R06', [piece('A1')])]
const COUNTY_OFFICER = { ...TOWNSHIP_OFFICER, posts: [{ role: 'countyOfficer', areaCode: '610999' }] } as const
const FRIDAY = '2026-11-27'

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

function closed(): WorkOrder {
  const findings = [{ rule: 'R06', key: 'medical/A1', finding: 'notRisk' }] as const
  const command = { expectedVersion: 3, outcome: 'notRisk', reason: '看过', findings } as const
  const result = decideClose(visited(hits), command, cadre(), contextOf(MONDAY))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.order
}

describe('handing over', () => {
  const handOver = (order: WorkOrder, { actor = cadre(), to = cadre('two'), reason = '住院', stale = 0 } = {}) =>
    decideHandOver(order, { expectedVersion: order.version - stale, to, reason }, actor)

  test.each([
    ['what nobody has taken', handOver(issued(hits)), 'order.wrongState'],
    ['what is closed', handOver(closed()), 'order.wrongState'],
    ['somebody else’s order', handOver(accepted(hits), { actor: cadre('two') }), 'order.notAssignee'],
    ['by the county', handOver(accepted(hits), { actor: COUNTY_OFFICER }), 'permission.role'],
    [
      'by the township of others',
      handOver(accepted(hits), {
        actor: { ...TOWNSHIP_OFFICER, posts: [{ role: 'townshipOfficer', areaCode: '610999102' }] },
      }),
      'permission.area',
    ],
    ['from an old view', handOver(accepted(hits), { stale: 1 }), 'order.stale'],
    ['without a reason', handOver(accepted(hits), { reason: ' ' }), 'order.actReasonMissing'],
    [
      'to a cadre of another village',
      handOver(accepted(hits), { to: cadre('two', '610999101002') }),
      'order.outOfReach',
    ],
    [
      'to a township officer while it is the village’s',
      handOver(accepted(hits), { to: TOWNSHIP_OFFICER }),
      'order.outOfReach',
    ],
    ['to whoever has it', handOver(accepted(hits), { to: cadre() }), 'order.handedToSame'],
  ])('%s is refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each([
    ['an accepted order', accepted(hits)],
    ['a visited order', visited(hits)],
  ])('%s keeps its state and its clock, and belongs to the other alone', (_, order) => {
    const result = handOver(order)
    if (!result.ok) throw new Error(result.refusal.code)
    const { order: next, event } = result.value
    expect(next).toEqual({ ...order, assigneeId: 'two', assigneeName: '干部two', version: order.version + 1 })
    expect(event).toEqual({ type: 'order.handedOver', version: next.version })
    expect(allowedActions(next, cadre())).toEqual([])
    expect(allowedActions(next, cadre('two'))).toEqual(allowedActions(order, cadre()))
  })

  test('the township hands over what somebody cannot go on with', () => {
    expect(codeOf(handOver(accepted(hits), { actor: TOWNSHIP_OFFICER }))).toBe('ok')
  })
})

describe('reopening', () => {
  const reopen = (
    order: WorkOrder,
    { actor = TOWNSHIP_OFFICER, reason = '再看一次', anotherOpen = false, inCase = false, stale = 0 } = {},
  ) =>
    decideReopen(
      order,
      { expectedVersion: order.version - stale, reason },
      { anotherOpen, inCase },
      actor,
      contextOf(FRIDAY),
    )

  test.each([
    ['an open order', reopen(visited(hits)), 'order.wrongState'],
    ['by the cadre who closed it', reopen(closed(), { actor: cadre() }), 'permission.role'],
    ['by the county', reopen(closed(), { actor: COUNTY_OFFICER }), 'permission.role'],
    ['from an old view', reopen(closed(), { stale: 1 }), 'order.stale'],
    ['without a reason', reopen(closed(), { reason: '' }), 'order.actReasonMissing'],
    ['of a household in a case', reopen(closed(), { inCase: true }), 'order.inCase'],
    ['beside another open order', reopen(closed(), { anotherOpen: true }), 'order.anotherOpen'],
  ])('%s is refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test('goes back to whoever closed it, with a new clock of the visit and nothing of the first closing', () => {
    const before = closed()
    const result = reopen(before)
    expect(result).toEqual({
      ok: true,
      value: {
        order: {
          ...accepted(hits),
          acceptedOn: FRIDAY,
          dueOn: '2026-12-01',
          reopenings: 1,
          version: 5,
        },
        findings: [],
        event: { type: 'order.reopened', version: 5 },
      },
    })
  })

  test('needs a new visit: the one before is no answer', () => {
    const result = reopen(closed())
    if (!result.ok) throw new Error(result.refusal.code)
    const visit = (visitedOn: string) =>
      decideVisit(result.value.order, { expectedVersion: 5, visitedOn, met: 'head' }, cadre(), contextOf(FRIDAY))
    expect(visit(MONDAY)).toMatchObject({ refusal: { code: 'order.visitTooEarly', details: { day: FRIDAY } } })
    expect(codeOf(visit(FRIDAY))).toBe('ok')
  })
})

describe('urging', () => {
  const urge = (order: WorkOrder, actor = TOWNSHIP_OFFICER, stale = 0) =>
    decideUrge(order, { expectedVersion: order.version - stale }, actor)

  test.each([
    ['a closed order', urge(closed()), 'order.wrongState'],
    ['by a cadre', urge(issued(hits), cadre('two')), 'permission.role'],
    ['from an old view', urge(accepted(hits), TOWNSHIP_OFFICER, 1), 'order.stale'],
  ])('%s is refused', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each([issued(hits), accepted(hits), visited(hits)])('changes nothing of the order', (order) => {
    for (const actor of [TOWNSHIP_OFFICER, COUNTY_OFFICER]) {
      const event = { type: 'order.urged', version: order.version }
      expect(urge(order, actor)).toEqual({ ok: true, value: { order, findings: [], event } })
    }
  })
})
