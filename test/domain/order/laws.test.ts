import fc from 'fast-check'
import { allowedActions, type OrderDecision, type OrderRefusal } from '../../../src/domain/order/decision'
import { decideAccept } from '../../../src/domain/order/decide-accept'
import { decideClose } from '../../../src/domain/order/decide-close'
import { decideHandOver } from '../../../src/domain/order/decide-hand-over'
import { decideReopen } from '../../../src/domain/order/decide-reopen'
import { decideUrge } from '../../../src/domain/order/decide-urge'
import { decideVisit } from '../../../src/domain/order/decide-visit'
import { evidenceRef, evidenceToAnswer } from '../../../src/domain/order/evidence'
import { refreshOrder } from '../../../src/domain/order/open-order'
import { ORDER_STATES, OUTCOMES, type WorkOrder } from '../../../src/domain/order/order'
import { TRANSITIONS } from '../../../src/domain/order/transitions'
import { evidenceThatOpens } from '../../../src/domain/order/silence'
import type { Result } from '../../../src/domain/result'
import { addDays } from '../../../src/domain/calendar/day-number'
import { cadre, contextOf, hit, issued, MONDAY, piece, scoreOf, TOWNSHIP_OFFICER } from './an-order'

const SEED = { seed: 20261123, numRuns: 200 }

const evidence = fc
  .record({
    key: fc.constantFrom('1', '2', '3'),
    content: fc.constantFrom('a', 'b'),
    source: fc.constantFrom('medical', 'housing', 'households'),
  })
  .map(({ key, content, source }) => piece(key, content, source))
const hits = fc
  .uniqueArray(
    fc.record({
      rule: fc.constantFrom('R01', 'R05', 'R13', 'A02'),
      evidence: fc.array(evidence, { maxLength: 3 }),
      core: fc.boolean(),
    }),
    { selector: ({ rule }) => rule, maxLength: 4 },
  )
  .map((list) => list.map((one) => hit(one.rule, one.evidence, one.core)))

const step = fc.record({
  what: fc.constantFrom(
    ...(['accept', 'accept', 'visit', 'visit', 'close', 'close', 'score', 'report'] as const),
    ...(['reopen', 'reopen', 'handOver', 'urge'] as const),
  ),
  who: fc.constantFrom('one', 'one', 'one', 'two'),
  stale: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  later: fc.integer({ min: 0, max: 4 }),
  outcome: fc.constantFrom(...OUTCOMES),
  met: fc.constantFrom('head', 'nobody'),
  careless: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  hits,
} as const)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function decide(order: WorkOrder, one: Step, day: string): Result<OrderDecision, OrderRefusal> | undefined {
  const expectedVersion = one.stale ? order.version - 1 : order.version
  const context = contextOf(day)
  if (one.what === 'accept') return decideAccept(order, { expectedVersion }, cadre(one.who), context)
  if (one.what === 'visit') {
    return decideVisit(order, { expectedVersion, visitedOn: day, met: one.met }, cadre(one.who), context)
  }
  if (one.what === 'handOver') {
    return decideHandOver(order, { expectedVersion, to: cadre(one.who), reason: '换人' }, TOWNSHIP_OFFICER)
  }
  if (one.what === 'reopen') {
    const standing = { anotherOpen: false, inCase: order.outcome === 'identify' }
    return decideReopen(order, { expectedVersion, reason: '再看' }, standing, TOWNSHIP_OFFICER, context)
  }
  if (one.what === 'urge') return decideUrge(order, { expectedVersion }, TOWNSHIP_OFFICER)
  if (one.what !== 'close') return undefined
  const pieces = evidenceToAnswer(order.hits).slice(one.careless ? 1 : 0)
  const findings = pieces.map((answer) => ({
    rule: answer.rule,
    key: evidenceRef(answer.evidence),
    finding: one.outcome,
  }))
  return decideClose(
    order,
    { expectedVersion, outcome: one.outcome, reason: '看过', findings },
    cadre(one.who),
    context,
  )
}

/** Every order that came to be, from the first to the last, and how often a step was taken. */
function walk(first: WorkOrder, steps: readonly Step[]): { orders: WorkOrder[]; events: string[] } {
  const orders = [first]
  const events: string[] = []
  let day = first.openedOn
  for (const one of steps) {
    const order = orders[orders.length - 1] ?? first
    day = addDays(day, one.later)
    const result = decide(order, one, day)
    if (result?.ok) {
      orders.push(result.value.order)
      events.push(result.value.event.type)
    } else if (result === undefined) {
      const joined = refreshOrder(
        order,
        { by: one.what === 'report' ? 'report' : 'score', evaluation: scoreOf(one.hits) },
        contextOf(day),
      )
      if (joined) {
        orders.push(joined)
        events.push('order.joined')
      }
    }
  }
  return { orders, events }
}

const walks = fc.record({ hits, steps: fc.array(step, { minLength: 16, maxLength: 40 }) })

test('whatever is tried, an order moves only along the table, by one version a step, and only reopening leads out of closed', () => {
  let closed = 0
  let reopened = 0
  fc.assert(
    fc.property(walks, ({ hits: first, steps }) => {
      const { orders, events } = walk(issued(first), steps)
      orders.slice(1).forEach((order, index) => {
        const before = orders[index] ?? order
        const reachable = [before.state, ...Object.values(TRANSITIONS[before.state])]
        expect(reachable).toContain(order.state)
        if (before.state === 'closed') {
          expect(events[index]).toBe('order.reopened')
          expect(order).toMatchObject({ outcome: null, visit: null, assigneeId: before.assigneeId })
          reopened += 1
        }
        expect(order.reopenings).toBe(before.reopenings + (before.state === 'closed' ? 1 : 0))
        expect(order.version).toBe(before.version + (events[index] === 'order.urged' ? 0 : 1))
        expect(order.state === 'closed').toBe(order.outcome !== null)
        expect(order.state === 'issued').toBe(order.assigneeId === null)
        if (order.state === 'closed') closed += 1
      })
    }),
    SEED,
  )
  // Without this the law could hold because no walk ever got anywhere.
  expect(closed).toBeGreaterThan(50)
  expect(reopened).toBeGreaterThan(20)
})

test('the same commands decide the same, and the buttons offered are those that are admitted', () => {
  fc.assert(
    fc.property(walks, ({ hits: first, steps }) => {
      const once = walk(issued(first), steps)
      expect(walk(issued(first), steps)).toEqual(once)
      for (const order of once.orders) {
        const offered = allowedActions(order, cadre('one'))
        const taken = ORDER_STATES.indexOf(order.state) > 0 && order.assigneeId !== 'one'
        const fitting = Object.entries(TRANSITIONS[order.state])
          .filter(([, next]) => next !== null)
          .map(([action]) => action)
          .filter((action) => !['reopenOrder', 'urgeOrder'].includes(action))
        expect(offered).toEqual(taken ? [] : fitting)
      }
    }),
    SEED,
  )
})

test('once an order is closed, its own evidence opens no other the next day', () => {
  fc.assert(
    fc.property(hits, fc.constantFrom(...OUTCOMES), (said, outcome) => {
      const order: WorkOrder = { ...issued(said), state: 'visited', assigneeId: 'one', version: 3 }
      const close: Step = {
        what: 'close',
        who: 'one',
        stale: false,
        later: 0,
        outcome,
        met: 'head',
        careless: false,
        hits: [],
      } as const
      const result = decide(order, close, MONDAY)
      if (!result?.ok) throw new Error('a complete closing is refused')
      const past = result.value.findings.map(({ evidence: answered, ...rest }) => ({
        ...rest,
        ref: evidenceRef(answered),
        content: answered.content,
      }))
      expect(evidenceThatOpens(order.hits, past, addDays(MONDAY, 1))).toEqual([])
    }),
    SEED,
  )
})
