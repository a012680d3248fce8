import { allowedActions } from '../../../src/domain/order/decision'
import { decideAccept } from '../../../src/domain/order/decide-accept'
import { decideClose } from '../../../src/domain/order/decide-close'
import { decideVisit } from '../../../src/domain/order/decide-visit'
import { evidenceToAnswer } from '../../../src/domain/order/evidence'
import { OUTCOMES, type Outcome, type WorkOrder } from '../../../src/domain/order/order'
import { accepted, cadre, contextOf, hit, issued, MONDAY, piece, TOWNSHIP_OFFICER, visited } from './an-order'

const medical = hit('R05', [piece('A1'), piece('A2')], true)
const resistance = hit('A02', [piece('P1', 'c', 'assets')])
const hits = [medical, resistance]
const context = contextOf(MONDAY)

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

function answers(finding: Outcome, keys = ['medical/A1', 'medical/A2']) {
  return keys.map((key) => ({ rule: 'R05', key, finding }))
}

function close(order: WorkOrder, outcome: Outcome, findings = answers(outcome), reason = '看过发票') {
  return decideClose(order, { expectedVersion: order.version, outcome, reason, findings }, cadre(), context)
}

describe('who and when', () => {
  test.each([
    ['a cadre of another village', cadre('two', '610999101002'), 'permission.area'],
    ['a cadre of another county', cadre('two', '610998101001'), 'permission.area'],
    ['a township officer, while the village has somebody', TOWNSHIP_OFFICER, 'permission.role'],
    [
      'a county officer',
      { ...TOWNSHIP_OFFICER, posts: [{ role: 'countyOfficer', areaCode: '610999' }] } as const,
      'permission.role',
    ],
    ['a villager', { id: 'villager:x', name: '', posts: [], kind: 'villager' } as const, 'permission.area'],
  ])('%s may not take it', (_, actor, code) => {
    expect(codeOf(decideAccept(issued(hits), { expectedVersion: 1 }, actor, context))).toBe(code)
  })

  test('a township officer takes what went to the township', () => {
    expect(
      codeOf(decideAccept(issued(hits, 'score', 'township'), { expectedVersion: 1 }, TOWNSHIP_OFFICER, context)),
    ).toBe('ok')
  })

  test('an old view is told what has changed, before anything else about the order', () => {
    const result = decideAccept(accepted(hits), { expectedVersion: 1 }, cadre('two'), context)
    expect(result).toEqual({
      ok: false,
      refusal: { code: 'order.stale', details: { state: '已接单', version: 2 } },
    })
  })

  test.each([
    ['accept', (order: WorkOrder) => decideAccept(order, { expectedVersion: order.version }, cadre(), context)],
    [
      'visit',
      (order: WorkOrder) =>
        decideVisit(order, { expectedVersion: order.version, visitedOn: MONDAY, met: 'head' }, cadre(), context),
    ],
    ['close', (order: WorkOrder) => close(order, 'notRisk')],
  ])('%s fits one state only', (name, act) => {
    const closed = { ...visited(hits), state: 'closed', outcome: 'notRisk' } as const
    const fits = [issued(hits), accepted(hits), visited(hits), closed].map((order) => codeOf(act(order)))
    const index = ['accept', 'visit', 'close'].indexOf(name)
    expect(fits).toEqual([0, 1, 2, 3].map((at) => (at === index ? 'ok' : 'order.wrongState')))
  })

  test('only who took it visits and closes', () => {
    const visit = { expectedVersion: 2, visitedOn: MONDAY, met: 'head' } as const
    expect(codeOf(decideVisit(accepted(hits), visit, cadre('two'), context))).toBe('order.notAssignee')
    expect(allowedActions(accepted(hits), cadre('two'))).toEqual([])
    expect(allowedActions(accepted(hits), cadre('one'))).toEqual(['recordVisit', 'handOverOrder'])
    expect(allowedActions(issued(hits), cadre('two'))).toEqual(['acceptOrder'])
  })
})

describe('a visit', () => {
  const visit = (visitedOn: string, day = '2026-11-25') =>
    decideVisit(accepted(hits), { expectedVersion: 2, visitedOn, met: 'head' }, cadre(), contextOf(day))

  test('is not in the future and not before the order', () => {
    expect(codeOf(visit('2026-11-26'))).toBe('order.visitInFuture')
    expect(codeOf(visit('2026-11-22'))).toBe('order.visitTooEarly')
  })

  test('recorded late keeps its own day, and the clock of the result runs from it', () => {
    const result = visit(MONDAY, '2026-11-27')
    expect(result).toMatchObject({
      ok: true,
      value: { order: { state: 'visited', visitedOn: MONDAY, dueOn: '2026-11-25' } },
    })
  })
})

describe('closing is refused', () => {
  test.each([
    ['without a reason', close(visited(hits), 'notRisk', answers('notRisk'), '  '), 'order.reasonMissing'],
    [
      'while evidence has no finding',
      close(visited(hits), 'notRisk', answers('notRisk', ['medical/A1'])),
      'order.findingMissing',
    ],
    [
      'with a finding for other evidence',
      close(visited(hits), 'notRisk', answers('notRisk', ['medical/A1', 'medical/A9'])),
      'order.findingUnknown',
    ],
    [
      'with a finding for resistance',
      close(visited(hits), 'notRisk', [...answers('notRisk'), { rule: 'A02', key: 'assets/P1', finding: 'notRisk' }]),
      'order.findingUnknown',
    ],
    [
      'with two findings for one piece',
      close(visited(hits), 'notRisk', answers('notRisk', ['medical/A1', 'medical/A1'])),
      'order.findingTwice',
    ],
    [
      'when the outcome is none of the findings',
      close(visited(hits), 'helped', answers('notRisk')),
      'order.outcomeWithoutFinding',
    ],
    [
      'when a finding starts identification and the outcome does not',
      close(visited(hits), 'notRisk', [...answers('notRisk', ['medical/A1']), ...answers('identify', ['medical/A2'])]),
      'order.identifyMissed',
    ],
    [
      'as identified when no evidence is',
      close(visited(hits), 'identify', answers('notRisk')),
      'order.outcomeWithoutFinding',
    ],
    ['as anything seen when nobody was met', close(visited(hits, 'nobody'), 'notRisk'), 'order.metNobody'],
    [
      'with one finding as seen when nobody was met',
      close(visited(hits, 'nobody'), 'unreachable', [
        ...answers('unreachable', ['medical/A1']),
        ...answers('changed', ['medical/A2']),
      ]),
      'order.metNobody',
    ],
  ])('%s', (_, result, code) => expect(codeOf(result)).toBe(code))

  test('and says how many pieces are missing', () => {
    expect(close(visited(hits), 'notRisk', [])).toMatchObject({ refusal: { details: { count: 2 } } })
  })
})

describe('closing', () => {
  test.each(OUTCOMES)('as %s answers every piece of risk evidence', (outcome) => {
    const result = close(visited(hits), outcome)
    if (!result.ok) throw new Error(result.refusal.code)
    const { order, findings, event } = result.value
    expect(order).toMatchObject({ state: 'closed', outcome, closedOn: MONDAY, version: 4 })
    expect(findings.map(({ evidence }) => evidence.key)).toEqual(['A1', 'A2'])
    expect(event).toEqual({ type: 'order.closed', version: 4, outcome })
  })

  test.each([
    ['helped', '2027-05-22'],
    ['refer', '2027-05-22'],
    ['notRisk', '2027-05-22'],
    ['changed', '2027-05-22'],
    ['unreachable', '2026-12-07'],
    ['dataError', null],
    ['identify', null],
  ] as const)('as %s keeps the evidence silent until %s', (outcome, until) => {
    const result = close(visited(hits), outcome)
    expect(result.ok && result.value.findings.map(({ silentUntil }) => silentUntil)).toEqual([until, until])
  })

  test.each(['unreachable', 'dataError'] as const)('as %s needs nobody to be met', (outcome) => {
    expect(codeOf(close(visited(hits, 'nobody'), outcome))).toBe('ok')
  })

  test('of a reported order may answer the report alone', () => {
    expect(codeOf(close(visited(hits, 'head', 'report'), 'identify', answers('dataError')))).toBe('ok')
  })

  test('of an order without evidence needs a reason and an outcome', () => {
    expect(codeOf(close(visited([], 'head', 'report'), 'changed', []))).toBe('ok')
  })
})

test('the same key of two feeds is two pieces, and a piece named twice is one', () => {
  const both = hit('R03', [piece('7', 'c', 'housing'), piece('7', 'c', 'disaster'), piece('7', 'c', 'housing')], true)
  expect(evidenceToAnswer([both]).map(({ evidence }) => evidence.source)).toEqual(['housing', 'disaster'])
})
