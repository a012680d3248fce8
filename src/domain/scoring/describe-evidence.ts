import type { Feed } from '../comparison/feed'
import { valueText } from '../comparison/value-text'
import type { DepartmentRecord } from '../household/facts'
import type { Ledger, RecordEntry } from '../household/ledger'
import { registerContent, registerKey } from '../household/register'
import type { Note } from '../rulebook/notes'
import type { Evidence } from './evaluation'

/** Turns notes into evidence: one piece for each record or register value, with the columns that were looked at. */
export function describeEvidence(
  notes: readonly Note[],
  ledger: Ledger,
  feeds: ReadonlyMap<string, Feed>,
): readonly Evidence[] {
  const pieces: Evidence[] = []
  for (const note of notes) {
    if (note.kind === 'register') addOnce(pieces, registerEvidence(note, ledger))
    else if (note.kind === 'clearance') addOnce(pieces, clearanceEvidence(ledger))
  }
  for (const [entry, columns] of columnsSeen(notes)) {
    pieces.push(recordEvidence(entry, columns, feeds.get(entry.record.feed)))
  }
  return pieces.length < 2 ? pieces : pieces.sort(inReadingOrder)
}

/** A register value may be looked at more than once. */
function addOnce(pieces: Evidence[], piece: Evidence): void {
  if (!pieces.some(({ key }) => key === piece.key)) pieces.push(piece)
}

function columnsSeen(notes: readonly Note[]): ReadonlyMap<RecordEntry, readonly string[]> {
  const seen = new Map<RecordEntry, string[]>()
  for (const note of notes) {
    if (note.kind !== 'record') continue
    const columns = seen.get(note.entry)
    if (columns === undefined) seen.set(note.entry, note.column === null ? [] : [note.column])
    else if (note.column !== null) columns.push(note.column)
  }
  return seen
}

function registerEvidence(
  { source, personId, column, value }: Extract<Note, { kind: 'register' }>,
  ledger: Ledger,
): Evidence {
  return {
    source,
    key: registerKey(personId ?? ledger.facts.household.householdId, column.field),
    content: registerContent(value),
    personId,
    date: null,
    batch: null,
    says: `${column.header} ${valueText(column, value)}`,
  }
}

function clearanceEvidence({ facts: { clearedOn, household } }: Ledger): Evidence {
  const key = registerKey(household.householdId, 'clearedOn')
  const content = clearedOn ?? ''
  return {
    source: 'households',
    key,
    content,
    personId: null,
    date: clearedOn,
    batch: null,
    says: `风险消除 ${content}`,
  }
}

function recordEvidence({ record }: RecordEntry, seen: readonly string[], feed: Feed | undefined): Evidence {
  const { feed: source, key, content, personId, date, batch } = record
  return { source, key, content, personId, date, batch, says: feed === undefined ? '' : saidOf(record, seen, feed) }
}

/** What the columns say that were looked at; the record's own date stands beside, and is said only where nothing else is. */
function saidOf({ values }: DepartmentRecord, seen: readonly string[], { columns, date }: Feed): string {
  let own = ''
  let others = ''
  for (const column of columns) {
    const value = values[column.field] ?? null
    if (column.field === date) own = `${column.header} ${valueText(column, value)}`
    // An empty column says nothing.
    else if (value !== null && seen.includes(column.field)) {
      others += `${others === '' ? '' : '，'}${column.header} ${valueText(column, value)}`
    }
  }
  return others === '' ? own : others
}

/** Same facts, same text: the order does not depend on how people and records came out of the database. */
function inReadingOrder(a: Evidence, b: Evidence): number {
  return compare(a.source, b.source) || compare(a.date ?? '', b.date ?? '') || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
