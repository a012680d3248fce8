import type { Day } from '../../../../src/domain/calendar/day'
import type { DepartmentRecord, Facts, FieldValue, FieldValues, Person } from '../../../../src/domain/household/facts'
import { withoutDisputed } from '../../../../src/domain/household/register'
import type { Days } from './days'

/** A household laid out for counting: what counts on the day, in the order in which it came about. */
export interface Home {
  readonly facts: Facts
  readonly days: Days
  readonly register: FieldValues
  readonly members: readonly Member[]
  /** Oldest first. */
  records(feed: string): readonly DepartmentRecord[]
}

export interface Member {
  readonly person: Person
  readonly values: FieldValues
  /** Null while 劳动技能 is blank. */
  readonly able: boolean | null
  readonly labour: boolean | null
  records(feed: string): readonly DepartmentRecord[]
}

/** Stand for what is unknown where rules ask for little, and where they ask for much. */
export const HIGH = Number.MAX_SAFE_INTEGER
export const LOW = -HIGH

const NONE: readonly DepartmentRecord[] = []

export function openHome(facts: Facts, days: Days): Home {
  const byFeed = new Map<string, DepartmentRecord[]>()
  for (const record of facts.records) {
    if (record.disputed || record.date > days.today) continue
    const group = byFeed.get(record.feed)
    if (group === undefined) byFeed.set(record.feed, [record])
    else group.push(record)
  }
  for (const group of byFeed.values()) group.sort(oldestFirst)
  const records = (feed: string) => byFeed.get(feed) ?? NONE
  const dead = records('population').filter(({ values }) => values['event'] === '死亡')
  const members = facts.people
    .filter(({ personId }) => dead.every((death) => death.personId !== personId))
    .map((person) => memberOf(person, withoutDisputed(facts, person.personId, person.values), days, records))
    .filter(({ values }) => values['livesHere'] !== '否')
  const { householdId, values } = facts.household
  return { facts, days, register: withoutDisputed(facts, householdId, values), members, records }
}

function memberOf(person: Person, values: FieldValues, { years }: Days, records: Home['records']): Member {
  const ofAge = person.birthOn <= years[16] && person.birthOn > years[60]
  const able = ofAge ? isWorker(values['labour']) : false
  const labour = able === true || (blank(values['labour']) ? null : values['labour'] === '弱劳动力或半劳动力')
  return {
    ...{ person, values, able, labour },
    records: (feed) => records(feed).filter(({ personId }) => personId === person.personId),
  }
}

/** Null where 劳动技能 is blank. */
export function isWorker(labour: FieldValue | undefined): boolean | null {
  return blank(labour) ? null : labour === '普通劳动力' || labour === '技能劳动力'
}

export function inForce({ today }: Days, from: FieldValue | undefined, until: FieldValue | undefined): boolean {
  return typeof from === 'string' && from <= today && (typeof until !== 'string' || until >= today)
}

export function numberIn(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}

export function after(records: readonly DepartmentRecord[], day: Day): readonly DepartmentRecord[] {
  return records.filter(({ date }) => date > day)
}

export function count<T>(things: readonly T[], test: (thing: T) => boolean): number {
  return things.reduce((sum, thing) => (test(thing) ? sum + 1 : sum), 0)
}

function blank(value: FieldValue | undefined): boolean {
  return value === undefined || value === null
}

function oldestFirst(a: DepartmentRecord, b: DepartmentRecord): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.delivered - b.delivered
}
