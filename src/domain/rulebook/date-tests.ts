import { daysLater, gridDay, gridDayOf, MONTH, monthIn, YEAR, yearIn, type GridDay } from '../calendar/grid-day'
import type { RecordEntry } from '../household/ledger'
import { columnOf, dateColumnOf, inside, needLevel, numberOf, objection, type Compiler, type Scope } from './compiler'
import type { DateTest, NumberName } from './condition'
import { changesOn, over, reached, type Look, type Test } from './look'
import type { Truth } from './truth'

/** Months as places on the grid, on which windows are counted as reading rule 1 wants it, or days. */
interface Stretch {
  readonly grid: number
  readonly days: number
}

export function stretchOf(compiler: Compiler, scope: Scope, name: NumberName): Stretch {
  const { value, unit } = numberOf(compiler, scope, name, '个月', '天')
  return unit === '个月' ? { grid: value * MONTH, days: 0 } : { grid: 0, days: value }
}

function after(date: GridDay, { grid, days }: Stretch): GridDay {
  return days === 0 ? date + grid : daysLater(date, days)
}

/** Dated on or before today, and not yet a stretch after it. */
export function inWindow(look: Look, date: GridDay, stretch: Stretch): boolean {
  return reached(look, date) && !reached(look, after(date, stretch))
}

export function dateTest(compiler: Compiler, node: DateTest, scope: Scope): Test {
  needLevel(compiler, scope, 'record')
  if ('within' in node) {
    const window = stretchOf(compiler, inside(scope, 'within'), node.within)
    return datedTest(compiler, node.on, scope, (look, date) => inWindow(look, date, window))
  }
  if ('atLeastAgo' in node) {
    const ago = stretchOf(compiler, inside(scope, 'atLeastAgo'), node.atLeastAgo)
    return datedTest(compiler, node.on, scope, (look, date) => reached(look, after(date, ago)))
  }
  if ('inForce' in node) return inForce(compiler, node.inForce, scope)
  if ('inYear' in node) return inYear(node.inYear === 'this' ? 0 : 1)
  return schoolYearUntil(compiler, node, scope)
}

/** Asks about the record's own date, or about that of a date column, which may be blank. */
function datedTest(
  compiler: Compiler,
  on: string | undefined,
  scope: Scope,
  ask: (look: Look, date: GridDay) => boolean,
): Test {
  if (on === undefined) return (look, _person, entry) => ask(look, entry.on)
  const { field } = dateColumnOf(compiler, inside(scope, 'on'), scope.feed, on)
  return (look, _person, entry) => {
    const date = noted(look, entry, field)
    return typeof date === 'string' ? ask(look, gridDayOf(date)) : null
  }
}

function inForce(compiler: Compiler, columns: readonly [string, string], scope: Scope): Test {
  const [from, until] = columns.map((field) => dateColumnOf(compiler, scope, scope.feed, field).field)
  return (look, _person, entry): Truth => {
    const begin = noted(look, entry, from ?? '')
    if (typeof begin !== 'string') return null
    if (!reached(look, gridDayOf(begin))) return false
    const end = noted(look, entry, until ?? '')
    return typeof end !== 'string' || !over(look, gridDayOf(end))
  }
}

function inYear(yearsAgo: number): Test {
  return (look, _person, { on }) => {
    const year = yearIn(look.day)
    changesOn(look, newYear(year + 1))
    return yearIn(on) === year - yearsAgo
  }
}

function schoolYearUntil(compiler: Compiler, node: { schoolYearUntil: NumberName; on: string }, scope: Scope): Test {
  const { value: month } = numberOf(compiler, inside(scope, 'schoolYearUntil'), node.schoolYearUntil, '月')
  const column = columnOf(compiler, inside(scope, 'on'), scope.feed ?? undefined, node.on)
  if (column.type !== 'schoolYear') objection(compiler, inside(scope, 'on'), `${node.on} 不是学年`)
  return (look, _person, entry) => {
    const years = noted(look, entry, column.field)
    if (typeof years !== 'string') return null
    // 2026-2027: the year behind the dash.
    const second = Number(years.slice(5))
    return !reached(look, firstOfMonthAfter(second, month))
  }
}

export function monthUpTo(compiler: Compiler, name: NumberName, scope: Scope): Test {
  const { value: last } = numberOf(compiler, scope, name, '月')
  return (look) => {
    const year = yearIn(look.day)
    const early = monthIn(look.day) <= last
    changesOn(look, early ? firstOfMonthAfter(year, last) : newYear(year + 1))
    return early
  }
}

/** Completed years, or days of age. */
export function ageTest(compiler: Compiler, { from, to }: { from?: NumberName; to?: NumberName }, scope: Scope): Test {
  needLevel(compiler, scope, 'person')
  const old = from === undefined ? null : stretchOfLife(compiler, inside(scope, 'from'), from, 0)
  const tooOld = to === undefined ? null : stretchOfLife(compiler, inside(scope, 'to'), to, 1)
  return (look, { bornOn }) =>
    (old === null || reached(look, after(bornOn, old))) && (tooOld === null || !reached(look, after(bornOn, tooOld)))
}

function stretchOfLife(compiler: Compiler, scope: Scope, name: NumberName, more: number): Stretch {
  const { value, unit } = numberOf(compiler, scope, name, '岁', '天')
  return unit === '岁' ? { grid: (value + more) * YEAR, days: 0 } : { grid: 0, days: value + more }
}

function firstOfMonthAfter(year: number, month: number): GridDay {
  return month === 12 ? newYear(year + 1) : gridDay(year, month + 1, 1)
}

function newYear(year: number): GridDay {
  return gridDay(year, 1, 1)
}

function noted({ notes }: Look, entry: RecordEntry, column: string): unknown {
  const value = entry.record.values[column] ?? null
  if (value !== null) notes?.add({ kind: 'record', entry, column })
  return value
}
