import { NEVER, gridDayOf, type GridDay } from '../calendar/grid-day'
import type { DepartmentRecord, Facts, FieldValues, Person } from './facts'
import { withoutDisputed } from './register'

/** A registered person as scoring looks at them: register values without those found wrong. */
export interface PersonEntry {
  readonly personId: string
  readonly bornOn: GridDay
  readonly relation: string
  readonly values: FieldValues
  readonly former: Person['former']
  /** Shares the household's life: 共同生活 is not 否, blank counts as 是 (rulebook, reading rule 2). */
  readonly livesHere: boolean
  /** From this day on the person is no longer a member; `NEVER` for the living. */
  readonly diedOn: GridDay
}

export interface RecordEntry {
  readonly record: DepartmentRecord
  readonly owner: PersonEntry
  readonly on: GridDay
}

/** Where the records of each feed stand in a ledger: feed id → place on the shelf. One shelf serves all households. */
export type Shelf = ReadonlyMap<string, number>

export function shelfFor(feeds: readonly { readonly id: string }[]): Shelf {
  return new Map(feeds.map(({ id }, place) => [id, place]))
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
  /** By place on the shelf. */
  readonly records: readonly (readonly RecordEntry[])[]
  /** Feeds of which the county has had a delivery. */
  readonly delivered: ReadonlySet<string>
}

export const NO_RECORDS: readonly RecordEntry[] = []

export function openLedger(facts: Facts, shelf: Shelf): Ledger {
  const { household, people, records, delivered } = facts
  const deaths = records.filter(isDeath)
  const entries = people.map((person) => openPerson(facts, person, deaths))
  return {
    facts,
    household: withoutDisputed(facts, household.householdId, household.values),
    people: entries,
    records: shelve(records, entries, shelf),
    delivered: setOf(delivered),
  }
}

function openPerson(facts: Facts, person: Person, deaths: readonly DepartmentRecord[]): PersonEntry {
  const { personId, birthOn, relation, former } = person
  const values = withoutDisputed(facts, personId, person.values)
  let diedOn = NEVER
  for (const death of deaths) if (death.personId === personId) diedOn = Math.min(diedOn, gridDayOf(death.date))
  return {
    personId,
    bornOn: gridDayOf(birthOn),
    relation,
    values,
    former: former.map((stood) => ({ ...stood, values: withoutDisputed(facts, personId, stood.values) })),
    livesHere: values['livesHere'] !== '否',
    diedOn,
  }
}

function isDeath({ feed, disputed, values }: DepartmentRecord): boolean {
  return feed === 'population' && !disputed && values['event'] === '死亡'
}

function shelve(
  records: readonly DepartmentRecord[],
  people: readonly PersonEntry[],
  shelf: Shelf,
): readonly (readonly RecordEntry[])[] {
  const shelves = new Array<RecordEntry[] | undefined>(shelf.size).fill(undefined)
  for (const record of records) {
    const place = shelf.get(record.feed)
    const owner = ownerOf(record, people)
    if (place === undefined || owner === undefined || record.disputed) continue
    const entry = { record, owner, on: gridDayOf(record.date) }
    const entries = shelves[place]
    if (entries === undefined) shelves[place] = [entry]
    else entries.push(entry)
  }
  return shelves.map(inOrder)
}

function ownerOf({ personId }: DepartmentRecord, people: readonly PersonEntry[]): PersonEntry | undefined {
  for (const person of people) if (person.personId === personId) return person
  return undefined
}

/** Records mostly come in order, and to see so is cheaper than to sort. */
function inOrder(entries: RecordEntry[] | undefined): readonly RecordEntry[] {
  if (entries === undefined) return NO_RECORDS
  let before = entries[0]
  for (const entry of entries) {
    if (before !== undefined && oldestFirst(before, entry) > 0) return entries.sort(oldestFirst)
    before = entry
  }
  return entries
}

function oldestFirst(a: RecordEntry, b: RecordEntry): number {
  if (a.on !== b.on) return a.on - b.on
  if (a.record.delivered !== b.record.delivered) return a.record.delivered - b.record.delivered
  return a.record.key < b.record.key ? -1 : a.record.key > b.record.key ? 1 : 0
}

/** Households of a county share one list of what has been delivered, so it is turned into a set once. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

function setOf(delivered: readonly string[]): ReadonlySet<string> {
  const known = sets.get(delivered)
  if (known !== undefined) return known
  const made = new Set(delivered)
  sets.set(delivered, made)
  return made
}
