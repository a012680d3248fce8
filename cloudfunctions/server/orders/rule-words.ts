import { fillText } from '../../../src/domain/rulebook/fill-text'
import type { Rule } from '../../../src/domain/rulebook/rulebook'
import { rulebookInForce } from '../scoring/rulebook-in-force'

/** The words of a rule for people, numbers filled in. A rule that the book no longer has keeps its id as its name. */
interface RuleWords extends Pick<Rule, 'name' | 'department' | 'core'> {
  readonly means: string
  readonly turnsOff: string
}

export function ruleWords(id: string): RuleWords {
  const { book } = rulebookInForce()
  const rule = book.rules.find((candidate) => candidate.id === id)
  if (rule === undefined) return { name: id, department: '', core: null, means: '', turnsOff: '' }
  const { name, department, core } = rule
  return { name, department, core, means: fillText(book, rule.means), turnsOff: fillText(book, rule.turnsOff) }
}

/** From this score on an order is due. */
export function orderLine(): number {
  return rulebookInForce().book.scale.orderFrom
}
