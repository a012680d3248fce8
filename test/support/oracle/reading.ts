import { ageOn } from '../../../src/domain/calendar/age'
import { diffDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { DepartmentRecord, Facts, FieldValue, FieldValues, Person } from '../../../src/domain/household/facts'
import { anyOf, type Answer } from './answer'

/** A household on one day: everything that a rule may look at. */
export interface View {
  readonly facts: Facts
  readonly day: Day
}

// ---- values

/** A register value; null where it is blank or where a closed order found this very value wrong. */
export function registered(view: View, owner: string, values: FieldValues, field: string): FieldValue {
  const value = values[field] ?? null
  if (value === null) return null
  const content = typeof value === 'object' ? value.toSorted().join('、') : String(value)
  return view.facts.disputedRegister[`${owner}:${field}`] === content ? null : value
}

export function ofHousehold(view: View, field: string): FieldValue {
  const { householdId, values } = view.facts.household
  return registered(view, householdId, values, field)
}

export function ofPerson(view: View, person: Person, field: string): FieldValue {
  return registered(view, person.personId, person.values, field)
}

export function numberIn(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}

export function textIn(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

// ---- reading rule 1: the day

/** Dated after `D − months` and on or before `D`, counted backwards from `D`. */
export function within(view: View, months: number, date: Day): boolean {
  return date > addMonths(view.day, -months) && date <= view.day
}

export function daysSince(view: View, date: Day): number {
  return diffDays(date, view.day)
}

/** In force on the day: begun, and not ended before it. */
export function inForce(view: View, startOn: FieldValue | undefined, endOn: FieldValue | undefined): boolean {
  const start = textIn(startOn)
  const end = textIn(endOn)
  return start !== null && start <= view.day && (end === null || end >= view.day)
}

// ---- reading rule 6 and 7: records

export function isDelivered(view: View, feed: string): boolean {
  return view.facts.delivered.includes(feed)
}

/** Undisputed records of a feed that are dated on or before the day, newest last: by date, then by delivery. */
export function recordsOf(view: View, feed: string): DepartmentRecord[] {
  return view.facts.records
    .filter((record) => record.feed === feed && !record.disputed && record.date <= view.day)
    .sort((a, b) => (a.date === b.date ? a.delivered - b.delivered : a.date < b.date ? -1 : 1))
}

export function recordsOfPerson(view: View, feed: string, person: Person): DepartmentRecord[] {
  return recordsOf(view, feed).filter((record) => record.personId === person.personId)
}

/** Whether some record answers yes. Silence means "nothing" once the feed has been delivered, and nothing is known before. */
export function someRecord(view: View, feed: string, test: (record: DepartmentRecord) => Answer): Answer {
  return anyOf([...recordsOf(view, feed).map(test), isDelivered(view, feed) ? false : null])
}

// ---- reading rule 2 and 3: people

/** Registered, 共同生活 not 否, and no 死亡 on or before the day. */
export function membersOf(view: View): Person[] {
  const dead = recordsOf(view, 'population')
    .filter((record) => record.values['event'] === '死亡')
    .map((record) => record.personId)
  return view.facts.people.filter(
    (person) => ofPerson(view, person, 'livesHere') !== '否' && !dead.includes(person.personId),
  )
}

export function age(view: View, person: Person): number {
  return ageOn(person.birthOn, view.day)
}

export function isAble(view: View, person: Person): Answer {
  return isAbleWith(age(view, person), textIn(ofPerson(view, person, 'labour')))
}

export function isAbleWith(years: number, labour: string | null): Answer {
  if (years < 16 || years > 59) return false
  return labour === null ? null : labour === '普通劳动力' || labour === '技能劳动力'
}

export function isLabour(view: View, person: Person): Answer {
  const labour = textIn(ofPerson(view, person, 'labour'))
  return anyOf([isAble(view, person), labour === null ? null : labour === '弱劳动力或半劳动力'])
}

// ---- reading rule 4: income

/** 家庭纯收入 in fen. */
export function netIncome(view: View): number | null {
  const incomes = ['wageIncome', 'businessIncome', 'propertyIncome', 'transferIncome'].map((field) =>
    numberIn(ofHousehold(view, field)),
  )
  if (incomes.every((income) => income === null)) return null
  const cost = numberIn(ofHousehold(view, 'businessCost')) ?? 0
  return incomes.reduce<number>((sum, income) => sum + (income ?? 0), 0) - cost
}

/** The income line of the year of the day, else of the newest earlier year. */
export function incomeLine(view: View): number | null {
  const year = Number(view.day.slice(0, 4))
  let newest: { year: number; fen: number } | null = null
  for (const line of view.facts.incomeLines) {
    if (line.year <= year && (newest === null || line.year > newest.year)) newest = line
  }
  return newest === null ? null : newest.fen
}

// ---- reading rule 5: the low-income group

export function isMonitored(view: View): boolean {
  return view.facts.monitored.some((span) => inForce(view, span.from, span.until))
}

/** 低保 or 特困 of any registered person 在享 on the day. */
export function getsAllowance(view: View): Answer {
  return someRecord(view, 'assistance', (record) => {
    const { category, state, startOn, endOn } = record.values
    return (category === '低保' || category === '特困') && state === '在享' && inForce(view, startOn, endOn)
  })
}

/** Only who is known to belong counts: else a county without an assistance feed had no medical rule at all. */
export function isLowIncome(view: View): boolean {
  return getsAllowance(view) === true || ofHousehold(view, 'householdType') === '脱贫户' || isMonitored(view)
}
