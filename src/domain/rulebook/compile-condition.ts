import { gridDayOf } from '../calendar/grid-day'
import type { PersonEntry, RecordEntry } from '../household/ledger'
import { inside, needLevel, type Compiler, type Scope, type Selection } from './compiler'
import { comparison, positive } from './comparison-test'
import type { Condition } from './condition'
import { ageTest, dateTest, inWindow, monthUpTo, stretchOf } from './date-tests'
import { fieldTest } from './field-test'
import { followShared } from './follow-shared'
import { lookBackFrom, type Look, type Test } from './look'
import { every, some } from './people-tests'
import { settle } from './settle'
import { standing } from './standing'
import { steadyWork } from './steady-work'
import { not, type Truth } from './truth'

/** Compiles a condition once, to closures that answer it for any household and day. */
export function compileCondition(compiler: Compiler, node: Condition, scope: Scope): Test {
  const part = (child: Condition, ...path: readonly (string | number)[]): Test =>
    compiler.condition(child, inside(scope, ...path))
  if ('all' in node)
    return together(
      node.all.map((child, index) => part(child, 'all', index)),
      false,
    )
  if ('any' in node)
    return together(
      node.any.map((child, index) => part(child, 'any', index)),
      true,
    )
  if ('not' in node) {
    const test = part(node.not, 'not')
    return (look, person, record) => not(test(look, person, record))
  }
  if ('surely' in node) {
    const test = part(node.surely, 'surely')
    return (look, person, record) => test(look, person, record) === true
  }
  if ('cases' in node) {
    const branches = node.cases.map((branch, index) => ({
      holds: part(branch.if, 'cases', index, 'if'),
      then: part(branch.then, 'cases', index, 'then'),
    }))
    return firstCase(branches, part(node.else, 'else'))
  }
  if ('is' in node) {
    return (
      followShared(compiler, 'conditions', compiler.book.conditions, node.is, scope, compiler.condition) ?? unanswered
    )
  }
  if ('compare' in node) return comparison(compiler, node.compare, inside(scope, 'compare'))
  if ('positive' in node) return positive(compiler.quantity(node.positive, inside(scope, 'positive')))
  if ('field' in node) return fieldTest(compiler, node, scope)
  if ('some' in node) return some(compiler, node, scope)
  if ('every' in node) return every(compiler, node, scope)
  if ('exists' in node) return exists(compiler.records(node.exists, inside(scope, 'exists')))
  if ('recorded' in node) return recorded(compiler.records(node.recorded, inside(scope, 'recorded')))
  if ('age' in node) return ageTest(compiler, node.age, inside(scope, 'age'))
  if ('dayBefore' in node) return dayBefore(compiler, part(node.dayBefore, 'dayBefore'), scope)
  if ('steadyWork' in node) return steadyWork(compiler, node.steadyWork, inside(scope, 'steadyWork'))
  if ('monthUpTo' in node) return monthUpTo(compiler, node.monthUpTo, inside(scope, 'monthUpTo'))
  if ('clearedWithin' in node) return clearedWithin(compiler, node.clearedWithin, inside(scope, 'clearedWithin'))
  if ('holds' in node) return standing(compiler, node.holds, inside(scope, 'holds'))
  return dateTest(compiler, node, scope)
}

/** Stands where a fault was noted; such a rulebook is refused. */
const unanswered: Test = () => null

function together(tests: readonly Test[], decisive: boolean): Test {
  return (look, person, record) => settle(tests, decisive, askTest, look, person, record)
}

function askTest(test: Test, look: Look, person: PersonEntry, record: RecordEntry): Truth {
  return test(look, person, record)
}

function firstCase(branches: readonly { holds: Test; then: Test }[], otherwise: Test): Test {
  return (look, person, record) => {
    for (const { holds, then } of branches) {
      const before = look.notes?.taken.length ?? 0
      const answer = holds(look, person, record)
      if (answer === null) return null
      if (answer) return then(look, person, record)
      look.notes?.forget(before)
    }
    return otherwise(look, person, record)
  }
}

function exists({ select, silence, where }: Selection): Test {
  const ask = askRecord(where)
  return (look, person, record) => {
    const entries = select(look, person, record)
    return entries.length === 0 ? silence(look) : settle(entries, true, ask, look, person, record)
  }
}

/** Two-valued on purpose: it asks what was delivered, not what is so. */
function recorded({ select, where }: Selection): Test {
  const ask = askRecord(where)
  return (look, person, record) => settle(select(look, person, record), true, ask, look, person, record) === true
}

function askRecord(where: Test | null): (entry: RecordEntry, look: Look) => Truth {
  return (entry, look) => {
    look.notes?.add({ kind: 'record', entry, column: null })
    return where === null || where(look, entry.owner, entry)
  }
}

function dayBefore(compiler: Compiler, test: Test, scope: Scope): Test {
  needLevel(compiler, scope, 'record')
  return (look, person, record) => test(lookBackFrom(look, record), person, record)
}

function clearedWithin(compiler: Compiler, name: string, scope: Scope): Test {
  const window = stretchOf(compiler, scope, name)
  return (look) => {
    const { clearedOn } = look.ledger.facts
    if (clearedOn === null || !inWindow(look, gridDayOf(clearedOn), window)) return false
    look.notes?.add({ kind: 'clearance' })
    return true
  }
}
