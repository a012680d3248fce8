import type { Column, Feed } from '../comparison/feed'
import type { FieldValue, FieldValues } from '../household/facts'
import { registerOn } from '../household/register'
import type { PersonEntry, RecordEntry } from '../household/ledger'
import { columnOf, needLevel, objection, type Compiler, type Scope } from './compiler'
import type { FieldPath, Level } from './condition'
import type { Look } from './look'

/** A column that a rule reads, and of what. */
interface FieldOf {
  readonly level: Level
  readonly column: Column
}

/** A column of the household, the person or the record in sight. */
export function fieldOf(compiler: Compiler, path: FieldPath, scope: Scope): FieldOf {
  const [level, field = ''] = path.split('.')
  if (level === 'household')
    return { level, column: columnOf(compiler, scope, compiler.feeds.get('households'), field) }
  if (level === 'person') {
    needLevel(compiler, scope, 'person')
    return { level, column: columnOf(compiler, scope, compiler.feeds.get('members'), field) }
  }
  return { level: 'record', column: columnOf(compiler, scope, feedInSight(compiler, scope), field) }
}

/** What the column says; reading it is evidence. One function for all levels: a closure for each would cost a call for each read. */
export function readField({ level, column }: FieldOf, look: Look, person: PersonEntry, entry: RecordEntry): FieldValue {
  const value = valuesOf(level, look, person, entry)[column.field] ?? null
  if (look.notes !== null && value !== null) {
    if (level === 'record') look.notes.add({ kind: 'record', entry, column: column.field })
    else if (level === 'person')
      look.notes.add({ kind: 'register', source: 'members', personId: person.personId, column, value })
    else look.notes.add({ kind: 'register', source: 'households', personId: null, column, value })
  }
  return value
}

function valuesOf(
  level: Level,
  { ledger, registerOn: day }: Look,
  person: PersonEntry,
  entry: RecordEntry,
): FieldValues {
  if (level === 'record') return entry.record.values
  if (level === 'household') return ledger.household
  return day === null ? person.values : registerOn(person, day)
}

function feedInSight(compiler: Compiler, scope: Scope): Feed | undefined {
  if (scope.feed === null) objection(compiler, scope, '这里没有可看的记录')
  return scope.feed ?? undefined
}
