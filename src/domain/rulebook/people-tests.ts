import type { PersonEntry } from '../household/ledger'
import { amountText } from './amount-text'
import { inside, numberOf, type Compiler, type Scope } from './compiler'
import type { Condition } from './condition'
import { NO_RECORD, type Look, type Test } from './look'
import { belongsTo } from './people'
import { settle } from './settle'
import type { Truth } from './truth'

type Some = Extract<Condition, { some: unknown }>
type Every = Extract<Condition, { every: unknown }>

/** How many persons certainly fulfil a condition, and of how many it is not known. */
export interface Heads {
  readonly sure: number
  readonly unclear: number
}

/** Counts the persons of a `some`; its points may go by their number. */
export function countHeads(compiler: Compiler, node: Some, scope: Scope): (look: Look) => Heads {
  const group = node.some
  const where = wherePerson(compiler, node.where, scope)
  return (look) => {
    const { notes } = look
    let sure = 0
    let unclear = 0
    for (const person of look.ledger.people) {
      const before = notes?.taken.length ?? 0
      const answer = belongsTo(group, look, person) && where(look, person, NO_RECORD)
      if (answer === true) sure += 1
      else {
        if (answer === null) unclear += 1
        notes?.forget(before)
      }
    }
    return { sure, unclear }
  }
}

/** At least one person, or as many as named. */
export function some(compiler: Compiler, node: Some, scope: Scope): Test {
  if (node.atLeast !== undefined) return atLeast(compiler, node, node.atLeast, scope)
  const group = node.some
  const where = wherePerson(compiler, node.where, scope)
  const ask = (person: PersonEntry, look: Look): Truth =>
    belongsTo(group, look, person) && where(look, person, NO_RECORD)
  return (look, person, record) => settle(look.ledger.people, true, ask, look, person, record)
}

function atLeast(compiler: Compiler, node: Some, name: string, scope: Scope): Test {
  const { value: least } = numberOf(compiler, inside(scope, 'atLeast'), name, '人')
  const count = countHeads(compiler, node, scope)
  return (look): Truth => {
    const { sure, unclear } = count(look)
    if (sure < least) return sure + unclear < least ? false : null
    look.notes?.add({
      kind: 'comparison',
      value: amountText(sure, '人'),
      threshold: `不低于 ${amountText(least, '人')}`,
    })
    return true
  }
}

/** True also where the group is empty. */
export function every(compiler: Compiler, node: Every, scope: Scope): Test {
  const group = node.every
  const where = wherePerson(compiler, node.where, scope)
  const ask = (person: PersonEntry, look: Look): Truth =>
    !belongsTo(group, look, person) || where(look, person, NO_RECORD)
  return (look, person, record) => settle(look.ledger.people, false, ask, look, person, record)
}

function wherePerson(compiler: Compiler, node: Condition, scope: Scope): Test {
  return compiler.condition(node, { ...inside(scope, 'where'), level: 'person', feed: null })
}
