import type { Column, Feed } from '../comparison/feed'
import type { FieldValue } from '../household/facts'
import type { Ledger, RecordEntry } from '../household/ledger'
import { registerContent, registerKey } from '../household/register'
import { amountText } from '../rulebook/amount-text'
import type { Note } from '../rulebook/notes'
import type { Evidence } from './evaluation'

/** Turns notes into evidence: one piece for each record or register value, with the columns that were looked at. */
export function describeEvidence(
  notes: readonly Note[],
  ledger: Ledger,
  feeds: ReadonlyMap<string, Feed>,
): readonly Evidence[] {
  const columnsSeen = new Map<RecordEntry, Set<string>>()
  const pieces = new Map<string, Evidence>()
  for (const note of notes) {
    if (note.kind === 'record') {
      const columns = columnsSeen.get(note.entry) ?? new Set()
      columnsSeen.set(note.entry, note.column === null ? columns : columns.add(note.column))
    } else if (note.kind !== 'comparison') {
      const piece = note.kind === 'register' ? registerEvidence(note, ledger) : clearanceEvidence(ledger)
      pieces.set(piece.key, piece)
    }
  }
  for (const [entry, columns] of columnsSeen) {
    const piece = recordEvidence(entry, columns, feeds.get(entry.record.feed))
    pieces.set(`${piece.source} ${piece.key}`, piece)
  }
  return [...pieces.values()].sort(inReadingOrder)
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

function recordEvidence({ record }: RecordEntry, seen: ReadonlySet<string>, feed: Feed | undefined): Evidence {
  const { feed: source, key, content, personId, date, batch, values } = record
  const columns = feed?.columns ?? []
  const said = (column: Column): string => `${column.header} ${valueText(column, values[column.field] ?? null)}`
  const own = columns.filter(({ field }) => field === feed?.date).map(said)
  // The record's own date stands beside what it says, and an empty column says nothing.
  const others = columns.filter(
    ({ field }) => field !== feed?.date && seen.has(field) && (values[field] ?? null) !== null,
  )
  const says = (others.length === 0 ? own : others.map(said)).join('，')
  return { source, key, content, personId, date, batch, says }
}

function valueText({ type, units }: Column, value: FieldValue): string {
  if (value === null) return '（空）'
  if (typeof value === 'object') return value.join('、')
  if (type === 'fen') return amountText(Number(value), '元')
  return type === 'number' ? amountText(Number(value), units[0] ?? null) : String(value)
}

/** Same facts, same text: the order does not depend on how people and records came out of the database. */
function inReadingOrder(a: Evidence, b: Evidence): number {
  const left = `${a.source} ${a.date ?? ''} ${a.key}`
  const right = `${b.source} ${b.date ?? ''} ${b.key}`
  return left < right ? -1 : left > right ? 1 : 0
}
