import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar/day-number'
import { decideChange, type MeasureChange } from '../../../src/domain/support/decide-change'
import { decidePlan } from '../../../src/domain/support/decide-plan'
import { fittingActions } from '../../../src/domain/support/decision'
import {
  asHelp,
  isInForce,
  MEASURE_ACTIONS,
  MEASURE_STATES,
  MEASURE_TRANSITIONS,
  type Measure,
  type MeasureAction,
} from '../../../src/domain/support/measure'
import { catalogue, inForce, planned, TODAY } from './a-measure'

const SEED = { seed: 20261123, numRuns: 300 }
const context = { day: TODAY, catalogue }

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

type PlanChange = Partial<Parameters<typeof decidePlan>[0]>

function plan(change: PlanChange = {}, standing: readonly Measure[] = []) {
  const { measureId, householdId, villageCode, code, item, startBy, until } = planned()
  const asked = { measureId, householdId, villageCode, code, item, startBy, until, department: null, ...change }
  return decidePlan(asked, standing, context)
}

function change(measure: Measure, change: MeasureChange, version = measure.version) {
  return decideChange(measure, change, version, context)
}

/** Each action as it would be right in its own state. */
const RIGHT = {
  startMeasure: { action: 'startMeasure', on: TODAY },
  addProgress: { action: 'addProgress', on: TODAY, words: '发了工资', fen: 60_000 },
  endMeasure: { action: 'endMeasure', on: TODAY, words: '合同到期' },
  cancelMeasure: { action: 'cancelMeasure', words: '本人不愿意' },
} as const satisfies Record<MeasureAction, MeasureChange>

const measureIn: Record<Measure['state'], Measure> = {
  planned: planned(),
  inForce: inForce(),
  ended: inForce({ state: 'ended', endedOn: '2026-11-20', reason: '完成', version: 3 }),
  cancelled: planned({ state: 'cancelled', reason: '取消', version: 2 }),
}

describe('a plan is refused', () => {
  test.each([
    ['for a class that the catalogue does not have', plan({ code: 'M99' }), 'measure.classUnknown'],
    ['for an item of another class', plan({ item: '危房改造' }), 'measure.itemUnknown'],
    ['when its term ends before it begins', plan({ until: '2026-11-30' }), 'measure.untilBeforeStart'],
    ['when the same help is planned already', plan({}, [planned()]), 'measure.twice'],
    ['when the same help is in force', plan({}, [inForce()]), 'measure.twice'],
  ])('%s', (_, result, code) => expect(codeOf(result)).toBe(code))

  test.each(['ended', 'cancelled'] as const)('but what is %s may be planned again', (state) => {
    expect(codeOf(plan({}, [measureIn[state]]))).toBe('ok')
  })
})

describe('an act is refused', () => {
  test.each(MEASURE_STATES.flatMap((state) => MEASURE_ACTIONS.map((action) => [state, action] as const)))(
    'a measure that is %s takes %s only where the table leads somewhere',
    (state, action) => {
      const next = MEASURE_TRANSITIONS[state][action]
      const result = change(measureIn[state], RIGHT[action])
      expect(codeOf(result)).toBe(next === null ? 'measure.wrongState' : 'ok')
      expect(fittingActions(measureIn[state]).includes(action)).toBe(next !== null)
      if (result.ok) expect(result.value.measure).toMatchObject({ state: next, version: measureIn[state].version + 1 })
    },
  )

  test.each(MEASURE_ACTIONS)('%s on an old view is told of the change first', (action) => {
    const { ended } = measureIn
    expect(change(ended, RIGHT[action], ended.version - 1)).toEqual({
      ok: false,
      refusal: { code: 'measure.stale', details: { state: '已结束', version: 3 } },
    })
  })

  test.each([
    ['begins tomorrow', change(planned(), { ...RIGHT.startMeasure, on: '2026-11-24' }), 'measure.dayInFuture'],
    [
      'begins after its term',
      change(planned({ until: '2026-11-01' }), { ...RIGHT.startMeasure, on: TODAY }),
      'measure.untilBeforeStart',
    ],
    [
      'makes progress tomorrow',
      change(inForce(), { ...RIGHT.addProgress, on: '2026-11-24', words: '发放' }),
      'measure.dayInFuture',
    ],
    [
      'makes progress before it began',
      change(inForce(), { ...RIGHT.addProgress, on: '2026-11-09', words: '发放' }),
      'measure.beforeStart',
    ],
    [
      'makes progress without a word',
      change(inForce(), { ...RIGHT.addProgress, on: TODAY, words: '  ' }),
      'measure.noteMissing',
    ],
    [
      'ends tomorrow',
      change(inForce(), { ...RIGHT.endMeasure, on: '2026-11-24', words: '完成' }),
      'measure.dayInFuture',
    ],
    [
      'ends before it began',
      change(inForce(), { ...RIGHT.endMeasure, on: '2026-11-09', words: '完成' }),
      'measure.beforeStart',
    ],
    [
      'ends without a reason',
      change(inForce(), { ...RIGHT.endMeasure, on: TODAY, words: ' ' }),
      'measure.reasonMissing',
    ],
    [
      'is cancelled without a reason',
      change(planned(), { ...RIGHT.cancelMeasure, words: '' }),
      'measure.reasonMissing',
    ],
  ])('that %s', (_, result, code) => expect(codeOf(result)).toBe(code))
})

describe('help', () => {
  test('is planned with the rules that the catalogue says it answers and the department it names', () => {
    const result = plan()
    expect(result).toMatchObject({
      ok: true,
      value: {
        measure: { state: 'planned', version: 1, department: '人社局', answers: ['R13', 'R14', 'R15', 'R19', 'R20'] },
        event: { type: 'measure.planned', version: 1, code: 'M02' },
      },
    })
    expect(plan({ department: '妇联' })).toMatchObject({ ok: true, value: { measure: { department: '妇联' } } })
  })

  test('may have begun before it was planned', () => {
    expect(change(planned(), { ...RIGHT.startMeasure, on: '2026-10-20' })).toMatchObject({
      ok: true,
      value: { measure: { state: 'inForce', startedOn: '2026-10-20' } },
    })
  })

  test('leaves no words in its events', () => {
    const results = [
      change(inForce(), RIGHT.addProgress),
      change(inForce(), RIGHT.endMeasure),
      change(planned(), RIGHT.cancelMeasure),
    ]
    const events = results.map((result) => (result.ok ? JSON.stringify(result.value.event) : ''))
    for (const said of events) expect(said).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test.each([
    ['that is planned', planned(), undefined],
    ['that is cancelled', measureIn.cancelled, undefined],
    ['in force lasts to the end of its term', inForce(), '2027-11-30'],
    ['in force without a term lasts', inForce({ until: null }), null],
    ['that ended lasted to its last day', measureIn.ended, '2026-11-20'],
  ])('%s, as scoring asks for it', (_, measure, until) => {
    const help = asHelp(measure)
    expect(help?.until).toBe(until)
    expect(help?.from).toBe(until === undefined ? undefined : '2026-11-10')
  })
})

test('help is in force from its first day to its last, whatever is done to it later', () => {
  const offset = fc.integer({ min: -60, max: 60 })
  fc.assert(
    fc.property(offset, fc.integer({ min: 0, max: 40 }), offset, (start, length, asked) => {
      const startedOn = addDays(TODAY, start)
      const endedOn = addDays(startedOn, length)
      const day = addDays(TODAY, asked)
      const measure = inForce({ state: 'ended', startedOn, endedOn, reason: '完成' })
      expect(isInForce(measure, day)).toBe(startedOn <= day && day <= endedOn)
    }),
    SEED,
  )
})
