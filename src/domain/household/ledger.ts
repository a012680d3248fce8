import type { Day } from '../calendar/day'
import { birthday } from '../calendar/age'
import { firstDayOutside } from '../calendar/months'
import type { DepartmentRecord, Facts, FieldValues, Person } from './facts'
import { withoutDisputed } from './register'

/** A registered person as scoring looks at them: register values without those found wrong. */
export interface PersonEntry extends Person {
  /** Shares the household's life: 共同生活 is not 否, blank counts as 是 (rulebook, reading rule 2). */
  readonly livesHere: boolean
  /** From this day on the person is no longer a member. */
  readonly diedOn: Day | null
  /** Birthdays once asked for, by completed years: the same ones are asked for by many rules. */
  readonly birthdays: (Day | undefined)[]
}

export interface RecordEntry {
  readonly record: DepartmentRecord
  readonly owner: PersonEntry
  /** Days on which it leaves windows once asked for, by months: several rules ask, and every look ahead asks again. */
  readonly leaves: (Day | undefined)[]
}

/**
 * Facts laid out for questions: records by feed, oldest first, the later delivery after the earlier one of the same date;
 * without disputed records, which do not count until their content changes (reading rule 6). Built once for a household,
 * whatever the day.
 */
export interface Ledger {
  readonly facts: Facts
  /** Register values of the household without those found wrong. */
  readonly household: FieldValues
  readonly people: readonly PersonEntry[]
  readonly records: ReadonlyMap<string, readonly RecordEntry[]>
}

const NO_RECORDS: readonly RecordEntry[] = []

export function openLedger(facts: Facts): Ledger {
  const deaths = facts.records.filter(isDeath)
  const people = facts.people.map((person) => openPerson(facts, person, deaths))
  const records = new Map<string, RecordEntry[]>()
  for (const record of facts.records) {
    const owner = people.find(({ personId }) => personId === record.personId)
    if (record.disputed || owner === undefined) continue
    const entries = records.get(record.feed)
    const entry: RecordEntry = { record, owner, leaves: [] }
    if (entries === undefined) records.set(record.feed, [entry])
    else entries.push(entry)
  }
  for (const entries of records.values()) if (entries.length > 1) entries.sort(oldestFirst)
  return {
    facts,
    household: withoutDisputed(facts, facts.household.householdId, facts.household.values),
    people,
    records,
  }
}

/** Records of a feed that count, oldest first. */
export function recordsOf(ledger: Ledger, feed: string): readonly RecordEntry[] {
  return ledger.records.get(feed) ?? NO_RECORDS
}

export function birthdayOf(entry: PersonEntry, years: number): Day {
  return (entry.birthdays[years] ??= birthday(entry.birthOn, years))
}

/** First day on which the record is out of a window of so many months. */
export function leavesOn(entry: RecordEntry, months: number): Day {
  return (entry.leaves[months] ??= firstDayOutside(entry.record.date, months))
}

function openPerson(facts: Facts, person: Person, deaths: readonly DepartmentRecord[]): PersonEntry {
  const { personId, birthOn, relation } = person
  const values = withoutDisputed(facts, personId, person.values)
  const former = person.former.map((stood) => ({ ...stood, values: withoutDisputed(facts, personId, stood.values) }))
  const days = deaths.filter((death) => death.personId === personId).map(({ date }) => date)
  const diedOn = days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
  return { personId, birthOn, relation, values, former, livesHere: values['livesHere'] !== '否', diedOn, birthdays: [] }
}

function isDeath({ feed, disputed, values }: DepartmentRecord): boolean {
  return feed === 'population' && !disputed && values['event'] === '死亡'
}

function oldestFirst({ record: a }: RecordEntry, { record: b }: RecordEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  if (a.delivered !== b.delivered) return a.delivered - b.delivered
  return a.key < b.key ? -1 : 1
}
