import document from '../../../config/rulebooks/default.json'
import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import type { Rule, Rulebook } from '../../../src/domain/rulebook/rulebook'

const rulebook = readRulebook()
const rules = new Map(rulebook.rules.map((rule) => [rule.id, rule]))

export const ORDER_LINE = rulebook.scale.orderFrom

/** The words of a rule for people, numbers filled in. A rule that the book no longer has keeps its id as its name. */
export interface RuleWords extends Pick<Rule, 'name' | 'department' | 'core'> {
  readonly means: string
  readonly turnsOff: string
}

export function ruleWords(id: string): RuleWords {
  const rule = rules.get(id)
  if (rule === undefined) return { name: id, department: '', core: null, means: '', turnsOff: '' }
  const { name, department, core } = rule
  return { name, department, core, means: fill(rule.means), turnsOff: fill(rule.turnsOff) }
}

function fill(words: string): string {
  return words.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const number = rulebook.numbers[name]
    return number === undefined ? gap : `${number.value.toLocaleString('zh-CN')}${number.unit}`
  })
}

function readRulebook(): Rulebook {
  const parsed = parseRulebook(document)
  if (parsed.ok) return parsed.value
  throw new Error(`The default rulebook is invalid: ${JSON.stringify(parsed.refusal.details)}`)
}
