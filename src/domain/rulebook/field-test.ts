import { inside, objection, type Compiler, type Scope } from './compiler'
import type { Condition } from './condition'
import type { Test } from './look'
import { fieldOf, readField } from './read-field'

/** One of the words; of a column that holds several words, any of them. Blank is unknown unless the rule says what it stands for. */
export function fieldTest(compiler: Compiler, node: Extract<Condition, { in: readonly string[] }>, scope: Scope): Test {
  const asked = fieldOf(compiler, node.field, inside(scope, 'field'))
  const { column } = asked
  for (const word of [...node.in, ...(node.blank === undefined ? [] : [node.blank])]) {
    if (column.values.length > 0 && !column.values.includes(word)) {
      objection(compiler, inside(scope, 'in'), `${column.header}没有“${word}”，只有：${column.values.join('、')}`)
    }
  }
  const words = new Set(node.in)
  const whenBlank = node.blank === undefined ? null : words.has(node.blank)
  return (look, person, record) => {
    const value = readField(asked, look, person, record)
    if (value === null) return whenBlank
    return typeof value === 'object' ? value.some((word) => words.has(word)) : words.has(String(value))
  }
}
