import { MONTH, NEVER, type GridDay } from '../calendar/grid-day'
import { NO_RECORDS, type RecordEntry } from '../household/ledger'
import type { Feed } from '../comparison/feed'
import { columnOf, inside, needLevel, objection, type Compiler, type Scope, type Selection } from './compiler'
import type { DateTest, Records } from './condition'
import { dateTest } from './date-tests'
import { changesOn, isMember, reached, type Look } from './look'

const NO_PLACE = -1
const MISSING_FEED: Feed = {
  id: '',
  name: '',
  department: '',
  kind: 'department',
  absence: 'unknown',
  person: null,
  date: null,
  key: [],
  columns: [],
  kept: [],
  checks: [],
}

/** Which records a rule looks at, and what it means when there are none. */
export function compileRecords(compiler: Compiler, node: Records, scope: Scope): Selection {
  const feed = departmentFeed(compiler, inside(scope, 'feed'), node.feed)
  const here: Scope = { ...scope, level: 'record', feed }
  const counts = node.counts === undefined ? null : dateTest(compiler, node.counts, inside(here, 'counts'))
  const where = node.where === undefined ? null : compiler.condition(node.where, inside(here, 'where'))
  const newest = compileLatest(compiler, node.latest, inside(here, 'latest'))
  if (node.afterThis === true) needLevel(compiler, inside(scope, 'afterThis'), 'record')
  const place = compiler.shelf.get(feed.id) ?? NO_PLACE
  const ofPerson = scope.level === 'person'
  const ofMembers = node.of === 'members'
  if (ofPerson && node.of !== undefined) objection(compiler, inside(scope, 'of'), '只能用在整户上，这里是一个人')

  const onlyWindow = !ofPerson && !ofMembers && node.afterThis !== true ? windowOf(compiler, node.counts) : null

  return {
    feed,
    where,
    silence: ({ ledger }) => (feed.absence === 'nothing' && ledger.delivered.has(feed.id) ? false : null),
    select: (look, person, outer) => {
      const entries = look.ledger.records[place] ?? NO_RECORDS
      if (entries.length === 0) return entries
      if (onlyWindow !== null) {
        const inside = inWindowOf(look, entries, onlyWindow)
        return newest === null ? inside : newest(inside)
      }
      let found: RecordEntry[] | null = null
      for (const entry of entries) {
        if (ofPerson && entry.owner !== person) continue
        // Oldest first: what follows lies still further ahead.
        if (!reached(look, entry.on)) break
        if (ofMembers && !isMember(look, entry.owner)) continue
        if (node.afterThis === true && entry.on <= outer.on) continue
        if (counts !== null && counts(look, entry.owner, entry) !== true) continue
        if (found === null) found = [entry]
        else found.push(entry)
      }
      if (found === null) return NO_RECORDS
      return newest === null ? found : newest(found)
    },
  }
}

/** Width on the grid of a window of months that is asked of the record's own date; null for all else. */
function windowOf(compiler: Compiler, counts: DateTest | undefined): number | null {
  if (counts === undefined || !('within' in counts) || counts.on !== undefined) return null
  const number = compiler.book.numbers[counts.within]
  return number?.unit === '个月' ? number.value * MONTH : null
}

/** Oldest first, so that the records of a window stand together, and only the oldest of them says when the window loses one. */
function inWindowOf(look: Look, entries: readonly RecordEntry[], window: number): readonly RecordEntry[] {
  let end = entries.length
  while (end > 0 && !reached(look, dateAt(entries, end - 1))) end -= 1
  let start = end
  while (start > 0 && dateAt(entries, start - 1) + window > look.day) start -= 1
  if (start === end) return NO_RECORDS
  changesOn(look, dateAt(entries, start) + window)
  return entries.slice(start, end)
}

function dateAt(entries: readonly RecordEntry[], place: number): GridDay {
  return entries[place]?.on ?? NEVER
}

function departmentFeed(compiler: Compiler, scope: Scope, id: string): Feed {
  const feed = compiler.feeds.get(id)
  if (feed === undefined) objection(compiler, scope, `没有 ${id} 这个数据来源`)
  else if (feed.kind !== 'department') objection(compiler, scope, `${id} 不是部门数据`)
  return feed ?? MISSING_FEED
}

type Newest = (found: readonly RecordEntry[]) => readonly RecordEntry[]

function compileLatest(compiler: Compiler, latest: Records['latest'], scope: Scope): Newest | null {
  if (latest === undefined) return null
  if (latest === 'date') return (found) => found.slice(-1)
  const { field } = columnOf(compiler, inside(scope, 'by'), scope.feed ?? undefined, latest.by)
  const eachPerson = 'eachPerson' in latest
  return (found) =>
    // Of two with the same value the one that stands later wins: by date, then by delivery (reading rule 6).
    found.filter(
      (entry, index) =>
        !found.some(
          (other, at) => (!eachPerson || other.owner === entry.owner) && isNewer(other, at, entry, index, field),
        ),
    )
}

function isNewer(a: RecordEntry, at: number, b: RecordEntry, index: number, field: string): boolean {
  const left = String(a.record.values[field] ?? '')
  const right = String(b.record.values[field] ?? '')
  return left === right ? at > index : left > right
}
