import { be, integer, keys, list, oneForm, oneOf, tableOr, text, tuple, type Check } from '../check'
import type { Comparison, Condition, DateTest, Measure, PeopleGroup, Quantity, Standing } from './condition'

/** Keys of every form of a union, less those that only accompany one. */
type Forms<Union, Companions> = Exclude<Union extends unknown ? keyof Union : never, Companions>

const GROUPS = ['registered', 'members'] as const satisfies readonly PeopleGroup[]
const SIGNS = ['<', '<=', '>=', '>'] as const satisfies readonly Comparison[]
const STANDINGS = ['head', 'monitored', 'otherRisk', 'helped'] as const satisfies readonly Standing[]

const fieldPath = be(
  (value) => typeof value === 'string' && /^(household|person|record)\.\w+$/.test(value),
  ' household、person 或 record 加一个点和字段',
)

// Conditions, measures and records hold each other, so each is a function: those are known before they are written.
export const condition: Check = (place, faults) => oneForm(CONDITION_FORMS)(place, faults)
const dateTest: Check = (place, faults) => oneForm(DATE_FORMS)(place, faults)
const quantity: Check = (place, faults) => oneForm(QUANTITY_FORMS)(place, faults)
export const measure: Check = (place, faults) => oneForm(MEASURE_FORMS)(place, faults)
const records: Check = (place, faults) => RECORDS(place, faults)

const DATE_FORMS = {
  within: keys({ within: text }, { on: text }),
  atLeastAgo: keys({ atLeastAgo: text }, { on: text }),
  inForce: keys({ inForce: tuple(text, text) }),
  inYear: keys({ inYear: oneOf(['this', 'last']) }),
  schoolYearUntil: keys({ schoolYearUntil: text, on: text }),
} satisfies Record<Forms<DateTest, 'on'>, Check>

const CONDITION_FORMS = {
  ...DATE_FORMS,
  all: keys({ all: list(condition) }),
  any: keys({ any: list(condition) }),
  not: keys({ not: condition }),
  surely: keys({ surely: condition }),
  cases: keys({ cases: list(keys({ if: condition, then: condition })), else: condition }),
  is: keys({ is: text }),
  compare: keys({ compare: tuple(measure, oneOf(SIGNS), measure) }),
  positive: keys({ positive: quantity }),
  field: keys({ field: fieldPath, in: list(text) }, { blank: text }),
  some: keys({ some: oneOf(GROUPS), where: condition }, { atLeast: text }),
  every: keys({ every: oneOf(GROUPS), where: condition }),
  exists: keys({ exists: records }),
  recorded: keys({ recorded: records }),
  age: keys({ age: keys({}, { from: text, to: text }) }),
  dayBefore: keys({ dayBefore: condition }),
  steadyWork: keys({ steadyWork: keys({ feed: text, state: condition, end: text, atLeast: text, within: text }) }),
  monthUpTo: keys({ monthUpTo: text }),
  clearedWithin: keys({ clearedWithin: text }),
  holds: keys({ holds: oneOf(STANDINGS) }),
} satisfies Record<Forms<Condition, 'on' | 'in' | 'blank' | 'where' | 'atLeast' | 'else'>, Check>

const QUANTITY_FORMS = {
  number: keys({ number: text }),
  field: keys({ field: fieldPath }, { blank: integer }),
  sum: keys({ sum: quantity, over: records }),
  count: keys({ count: records }),
  people: keys({ people: oneOf(GROUPS) }, { where: condition }),
  total: keys({ total: list(quantity) }),
  minus: keys({ minus: tuple(quantity, quantity) }),
  notBelowZero: keys({ notBelowZero: quantity }),
  incomeLine: keys({ incomeLine: oneOf([true]) }),
  measure: keys({ measure: text }),
} satisfies Record<Forms<Quantity, 'blank' | 'over' | 'where'>, Check>

const MEASURE_FORMS = {
  ...QUANTITY_FORMS,
  ratio: keys({ ratio: tuple(quantity, quantity) }),
  percent: keys({ percent: text, of: quantity }),
} satisfies Record<Forms<Measure, 'blank' | 'over' | 'where' | 'of'>, Check>

const RECORDS = keys(
  { feed: text },
  {
    of: oneOf(GROUPS),
    counts: dateTest,
    latest: tableOr(oneOf(['date']), keys({ by: text }, { eachPerson: oneOf([true]) })),
    afterThis: oneOf([true]),
    where: condition,
  },
)
