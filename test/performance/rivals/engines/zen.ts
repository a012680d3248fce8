import { ZenEngine } from '@gorules/zen-engine'
import type { EngineHit } from './finish'
import type { Quantities } from './quantities'
import { engineRules, type Condition, type Test } from './rules'

const OPERATORS = {
  equal: '==',
  in: 'in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
} satisfies Record<Test['operator'], string>

/**
 * Asks zen-engine about one household after another: one decision table that collects every row whose condition holds. Each row is
 * one expression, so that no row pays for the columns of the others.
 */
export function openZen(): (quantities: Quantities) => Promise<readonly EngineHit[]> {
  const decision = new ZenEngine().createDecision(decisionTable())
  return async (quantities) => {
    const { result } = await decision.evaluate(quantities)
    return result as EngineHit[]
  }
}

function decisionTable(): object {
  const place = { position: { x: 0, y: 0 } }
  return {
    nodes: [
      { id: 'asked', name: 'asked', type: 'inputNode', ...place },
      {
        ...{ id: 'rules', name: 'rules', type: 'decisionTableNode', ...place },
        content: {
          hitPolicy: 'collect',
          inputs: [{ id: 'when', name: 'when' }],
          outputs: ['rule', 'points'].map((field) => ({ id: field, name: field, field })),
          rules: engineRules.map(({ rule, points, when }, row) => ({
            ...{ _id: String(row), when: expressionOf(when) },
            ...{ rule: JSON.stringify(rule), points: String(points) },
          })),
        },
      },
      { id: 'answer', name: 'answer', type: 'outputNode', ...place },
    ],
    edges: [
      { id: 'first', sourceId: 'asked', targetId: 'rules', type: 'edge' },
      { id: 'last', sourceId: 'rules', targetId: 'answer', type: 'edge' },
    ],
  }
}

function expressionOf(condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map(expressionOf).join(' and ')})`
  if ('any' in condition) return `(${condition.any.map(expressionOf).join(' or ')})`
  const { fact, operator, value } = condition
  return `${fact} ${OPERATORS[operator]} ${JSON.stringify(value)}`
}
