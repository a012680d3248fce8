import type { Column, Feed } from '../comparison/feed'
import type { Condition, Level, Measure, Quantity, Records, Standing } from './condition'
import type { Faults } from '../check'
import type { Count, Look, Test } from './look'
import type { PersonEntry, RecordEntry, Shelf } from '../household/ledger'
import type { Rulebook, Unit } from './rulebook'

/** Where a node stands in the rulebook, and what can be asked there. */
export interface Scope {
  /** `/rules/3/when/all/0` */
  readonly place: string
  readonly level: Level
  /** The feed of the record that is looked at; null outside the level of a record. */
  readonly feed: Feed | null
  /** Names of shared conditions and measures being followed, so that one that leads to itself is found. */
  readonly following: readonly string[]
  /** What the rule asks about other rules is gathered here: such a rule has to wait for them. */
  readonly asked: Set<Standing>
}

/** A side of a comparison: `count / bottom`, where a plain quantity has no bottom. */
export interface Ratio {
  readonly count: Count
  readonly bottom: Count | null
  /** Null where a column does not say in what it is measured. */
  readonly unit: Unit | null
}

/** Compiled `Records`. */
export interface Selection {
  readonly feed: Feed
  /** The records that count, and if asked so only the newest of them, oldest first. */
  readonly select: (look: Look, person: PersonEntry, record: RecordEntry) => readonly RecordEntry[]
  /** What it means that no record counts: false = nothing happened, null = nobody said. */
  readonly silence: (look: Look) => false | null
  /** What a record must say. */
  readonly where: Test | null
}

/** The parts of compilation call each other through this, so that none imports another. */
export interface Compiler {
  readonly book: Rulebook
  readonly feeds: ReadonlyMap<string, Feed>
  readonly shelf: Shelf
  readonly faults: Faults
  readonly condition: (node: Condition, scope: Scope) => Test
  readonly measure: (node: Measure, scope: Scope) => Ratio
  readonly quantity: (node: Quantity, scope: Scope) => Ratio
  readonly records: (node: Records, scope: Scope) => Selection
}

export function inside(scope: Scope, ...path: readonly (string | number)[]): Scope {
  return { ...scope, place: [scope.place, ...path].join('/') }
}

/** Notes a fault and goes on; a rulebook with faults is refused as a whole. */
export function objection(compiler: Compiler, scope: Scope, reason: string): void {
  compiler.faults[scope.place] ??= reason
}

const UNKNOWN_COLUMN: Column = {
  header: '',
  field: '',
  type: 'text',
  required: false,
  past: false,
  secret: false,
  known: false,
  values: [],
  units: [],
  length: null,
}

/** A column that a rule may look at. What says who a person is may not be a reason to light a lamp, nor stand in evidence. */
export function columnOf(compiler: Compiler, scope: Scope, feed: Feed | undefined, field: string): Column {
  const column = feed?.columns.find((candidate) => candidate.field === field)
  if (column === undefined) objection(compiler, scope, `${feed?.id ?? ''} 没有 ${field} 这一列`)
  else if (column.secret) objection(compiler, scope, `${field} 说的是人的身份，不能用在指标里`)
  return column ?? UNKNOWN_COLUMN
}

/** A date column. */
export function dateColumnOf(compiler: Compiler, scope: Scope, feed: Feed | null, field: string): Column {
  const column = columnOf(compiler, scope, feed ?? undefined, field)
  if (column.type !== 'day') objection(compiler, scope, `${field} 不是日期`)
  return column
}

interface NumberOf {
  readonly value: number
  readonly unit: Unit
}

/** The named number; `units` are those that make sense here. */
export function numberOf(compiler: Compiler, scope: Scope, name: string, ...units: readonly Unit[]): NumberOf {
  const number = Object.hasOwn(compiler.book.numbers, name) ? compiler.book.numbers[name] : undefined
  if (number === undefined) objection(compiler, scope, `没有叫 ${name} 的数`)
  else if (units.length > 0 && !units.includes(number.unit)) {
    objection(compiler, scope, `${name} 的单位是${number.unit}，这里要${units.join('或')}`)
  }
  return number ?? { value: 0, unit: '天' }
}

/** A node that makes sense only where there is a person, or a record. */
export function needLevel(compiler: Compiler, scope: Scope, level: 'person' | 'record'): void {
  const fits = scope.level === level || (level === 'person' && scope.level === 'record')
  if (!fits) objection(compiler, scope, level === 'person' ? '这里没有可看的人' : '这里没有可看的记录')
}
