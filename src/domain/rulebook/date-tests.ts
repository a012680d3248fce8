import { dayOf, monthOf, yearOf, type Day } from '../calendar/day'
import { addDays } from '../calendar/day-number'
import { firstDayOutside } from '../calendar/months'
import { birthdayOf, leavesOn, type RecordEntry } from '../household/ledger'
import { columnOf, dateColumnOf, inside, needLevel, numberOf, objection, type Compiler, type Scope } from './compiler'
import type { DateTest, NumberName } from './condition'
import { changesOn, reached, type Look, type Test } from './look'
import type { Truth } from './truth'

/** First day that lies the named span after a date, counted as reading rule 1 wants it: backwards from that day. */
export function spanAfter(compiler: Compiler, scope: Scope, name: NumberName): (date: Day) => Day {
  const { value, unit } = numberOf(compiler, scope, name, '个月', '天')
  return unit === '个月' ? (date) => firstDayOutside(date, value) : (date) => addDays(date, value)
}

/** Dated on or before today, and not yet out of a window that it leaves on `leaves`. */
export function inWindow(look: Look, date: Day, leaves: Day): boolean {
  return reached(look, date) && !reached(look, leaves)
}

export function dateTest(compiler: Compiler, node: DateTest, scope: Scope): Test {
  needLevel(compiler, scope, 'record')
  if ('within' in node) return spanTest(compiler, 'within', node.within, node.on, scope, inWindow)
  if ('atLeastAgo' in node) {
    const ask: AskSpan = (look, _date, leaves) => reached(look, leaves)
    return spanTest(compiler, 'atLeastAgo', node.atLeastAgo, node.on, scope, ask)
  }
  if ('inForce' in node) return inForce(compiler, node.inForce, scope)
  if ('inYear' in node) return inYear(node.inYear === 'this' ? 0 : 1)
  return schoolYearUntil(compiler, node, scope)
}

type AskSpan = (look: Look, date: Day, leaves: Day) => boolean

/** Asks about the record's own date and the day a span after it, or about those of a date column, which may be blank. */
function spanTest(
  compiler: Compiler,
  form: 'within' | 'atLeastAgo',
  name: NumberName,
  on: string | undefined,
  scope: Scope,
  ask: AskSpan,
): Test {
  const after = spanAfter(compiler, inside(scope, form), name)
  if (on === undefined) {
    const { value, unit } = numberOf(compiler, inside(scope, form), name)
    return unit === '个月'
      ? (look, _person, entry) => ask(look, entry.record.date, leavesOn(entry, value))
      : (look, _person, { record }) => ask(look, record.date, after(record.date))
  }
  const { field } = dateColumnOf(compiler, inside(scope, 'on'), scope.feed, on)
  return (look, _person, entry) => {
    const date = noted(look, entry, field)
    return typeof date === 'string' ? ask(look, date, after(date)) : null
  }
}

function inForce(compiler: Compiler, columns: readonly [string, string], scope: Scope): Test {
  const [from, until] = columns.map((field) => dateColumnOf(compiler, scope, scope.feed, field).field)
  return (look, _person, entry): Truth => {
    const begin = noted(look, entry, from ?? '')
    if (typeof begin !== 'string') return null
    if (!reached(look, begin)) return false
    const end = noted(look, entry, until ?? '')
    return typeof end !== 'string' || !reached(look, addDays(end, 1))
  }
}

function inYear(yearsAgo: number): Test {
  return (look, _person, { record }) => {
    const year = yearOf(look.day)
    changesOn(look, newYear(year + 1))
    return yearOf(record.date) === year - yearsAgo
  }
}

function schoolYearUntil(compiler: Compiler, node: { schoolYearUntil: NumberName; on: string }, scope: Scope): Test {
  const { value: month } = numberOf(compiler, inside(scope, 'schoolYearUntil'), node.schoolYearUntil, '月')
  const column = columnOf(compiler, inside(scope, 'on'), scope.feed ?? undefined, node.on)
  if (column.type !== 'schoolYear') objection(compiler, inside(scope, 'on'), `${node.on} is not a school year`)
  return (look, _person, entry) => {
    const years = noted(look, entry, column.field)
    if (typeof years !== 'string') return null
    // 2026-2027: the year behind the dash.
    const second = yearOf(years.slice(5))
    return !reached(look, month === 12 ? newYear(second + 1) : dayOf({ year: second, month: month + 1, date: 1 }))
  }
}

export function monthUpTo(compiler: Compiler, name: NumberName, scope: Scope): Test {
  const { value: last } = numberOf(compiler, scope, name, '月')
  return (look) => {
    const year = yearOf(look.day)
    const early = monthOf(look.day) <= last
    changesOn(look, early && last < 12 ? dayOf({ year, month: last + 1, date: 1 }) : newYear(year + 1))
    return early
  }
}

/** Completed years, or days of age. */
export function ageTest(compiler: Compiler, { from, to }: { from?: NumberName; to?: NumberName }, scope: Scope): Test {
  needLevel(compiler, scope, 'person')
  const old = from === undefined ? null : turns(compiler, inside(scope, 'from'), from, 0)
  const tooOld = to === undefined ? null : turns(compiler, inside(scope, 'to'), to, 1)
  return (look, person) =>
    (old === null || reached(look, old(person))) && (tooOld === null || !reached(look, tooOld(person)))
}

function turns(
  compiler: Compiler,
  scope: Scope,
  name: NumberName,
  more: number,
): (person: RecordEntry['owner']) => Day {
  const { value, unit } = numberOf(compiler, scope, name, '岁', '天')
  const age = value + more
  return unit === '岁' ? (entry) => birthdayOf(entry, age) : ({ birthOn }) => addDays(birthOn, age)
}

function newYear(year: number): Day {
  return dayOf({ year, month: 1, date: 1 })
}

function noted({ notes }: Look, entry: RecordEntry, column: string): unknown {
  const value = entry.record.values[column] ?? null
  if (value !== null) notes?.add({ kind: 'record', entry, column })
  return value
}
