import type { PersonEntry, RecordEntry } from '../household/ledger'
import type { Look } from './look'
import type { Notes } from './notes'
import type { Truth } from './truth'

/** Asks one item; made once when the rulebook is compiled, so that asking allocates nothing. */
type Ask<Item> = (item: Item, look: Look, person: PersonEntry, record: RecordEntry) => Truth

/**
 * Asks a question of each item. One answer `decisive` settles the whole: true for "any", false for "all". If none comes, it is
 * unknown where some answer was, else the opposite. Without a notebook it stops as soon as it is settled; the clock of the
 * look stays right, because the same answers would settle it on every day before `until`.
 */
export function settle<Item>(
  items: readonly Item[],
  decisive: boolean,
  ask: Ask<Item>,
  look: Look,
  person: PersonEntry,
  record: RecordEntry,
): Truth {
  if (look.notes !== null) return settleWithNotes(look.notes, items, decisive, ask, look, person, record)
  let result: Truth = !decisive
  for (const item of items) {
    const answer = ask(item, look, person, record)
    if (answer === decisive) return decisive
    if (answer === null) result = null
  }
  return result
}

/** Asks to the end, and keeps the notes of those that decided: the decisive ones, or all when there is none. */
function settleWithNotes<Item>(
  notes: Notes,
  items: readonly Item[],
  decisive: boolean,
  ask: Ask<Item>,
  look: Look,
  person: PersonEntry,
  record: RecordEntry,
): Truth {
  const start = notes.taken.length
  let result: Truth = !decisive
  for (const item of items) {
    const before = notes.taken.length
    const answer = ask(item, look, person, record)
    if (answer === decisive) {
      if (result !== decisive) notes.forget(start, before)
      result = decisive
    } else if (result === decisive) notes.forget(before)
    else if (answer === null) result = null
  }
  return result
}
