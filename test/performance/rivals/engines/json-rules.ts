import { Engine, type TopLevelCondition } from 'json-rules-engine'
import type { EngineHit } from './finish'
import type { Quantities } from './quantities'
import { engineRules, type Condition } from './rules'

/** Asks json-rules-engine about one household after another: the rules are made once, the quantities are facts of a run. */
export function openJsonRules(): (quantities: Quantities) => Promise<readonly EngineHit[]> {
  const engine = new Engine(
    engineRules.map(({ rule, points, when }) => ({
      conditions: topLevel(when),
      event: { type: rule, params: { points } },
    })),
  )
  return async (quantities) => {
    const { events } = await engine.run(quantities)
    return events.map(({ type, params }) => ({ rule: type, points: Number(params?.['points']) }))
  }
}

/** The engine wants all or any at the top. Its type says mutable lists, which it does not change. */
function topLevel(when: Condition): TopLevelCondition {
  return JSON.parse(JSON.stringify('fact' in when ? { all: [when] } : when)) as TopLevelCondition
}
