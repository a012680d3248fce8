import type { Column, Feed } from '../comparison/feed'
import type { FieldValue } from '../household/facts'
import { registerOn } from '../household/register'
import type { PersonEntry, RecordEntry } from '../household/ledger'
import { columnOf, needLevel, objection, type Compiler, type Scope } from './compiler'
import type { FieldPath } from './condition'
import type { Look } from './look'

interface FieldReader {
  readonly column: Column
  readonly read: (look: Look, person: PersonEntry, record: RecordEntry) => FieldValue
}

/** A column of the household, the person or the record in sight. Reading it is evidence. */
export function fieldReader(compiler: Compiler, path: FieldPath, scope: Scope): FieldReader {
  const [level, field = ''] = path.split('.')
  if (level === 'household') return householdField(columnOf(compiler, scope, compiler.feeds.get('households'), field))
  if (level === 'person') {
    needLevel(compiler, scope, 'person')
    return personField(columnOf(compiler, scope, compiler.feeds.get('members'), field))
  }
  return recordField(columnOf(compiler, scope, feedInSight(compiler, scope), field))
}

function householdField(column: Column): FieldReader {
  return {
    column,
    read: ({ ledger, notes }) => {
      const value = ledger.household[column.field] ?? null
      if (value !== null) notes?.add({ kind: 'register', source: 'households', personId: null, column, value })
      return value
    },
  }
}

function personField(column: Column): FieldReader {
  return {
    column,
    read: ({ registerOn: day, notes }, person) => {
      const values = day === null ? person.values : registerOn(person, day)
      const value = values[column.field] ?? null
      if (value !== null) notes?.add({ kind: 'register', source: 'members', personId: person.personId, column, value })
      return value
    },
  }
}

function recordField(column: Column): FieldReader {
  return {
    column,
    read: ({ notes }, _person, entry) => {
      const value = entry.record.values[column.field] ?? null
      if (value !== null) notes?.add({ kind: 'record', entry, column: column.field })
      return value
    },
  }
}

function feedInSight(compiler: Compiler, scope: Scope): Feed | undefined {
  if (scope.feed === null) objection(compiler, scope, '这里没有可看的记录')
  return scope.feed ?? undefined
}
