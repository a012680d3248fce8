import { createHash } from 'node:crypto'
import type { Day } from '../../../../src/domain/calendar/day'
import type { Facts } from '../../../../src/domain/household/facts'
import { evaluate, evaluateToday } from '../../../../src/domain/scoring/evaluate'
import { rulebookInForce } from '../../../../cloudfunctions/server/scoring/rulebook-in-force'
import { daysOf } from './days'
import { finish, type EngineHit, type EngineVerdict } from './finish'
import { openJsonRules } from './json-rules'
import { quantitiesOf, type Quantities } from './quantities'
import { openZen } from './zen'

/** What one pass over all households took, in seconds. Equal checksums are equal scores, lamps and hits with their points. */
export interface EngineTime {
  readonly households: number
  readonly wall: number
  readonly cpu: number
  readonly checksum: string
}

/** How much of its work an engine is spared: its quantities come ready-made, or are worked out as part of what is timed. */
export type Share = 'rules only' | 'from the facts'

/** Ours, from the facts: score, unknown rules and all evidence. `ahead`: with the day of the next change as well. */
export function timeOurs(households: readonly Facts[], day: Day, { ahead }: { ahead: boolean }): Promise<EngineTime> {
  const compiled = rulebookInForce()
  const ask = ahead ? evaluate : evaluateToday
  return time(households, (facts) => ask(compiled, facts, day))
}

/** json-rules-engine: rules and quantities as its documentation has them, one run a household. */
export function timeJsonRulesEngine(households: readonly Facts[], day: Day, share: Share): Promise<EngineTime> {
  return timeEngine(households, day, share, openJsonRules())
}

/** zen-engine: one decision table that collects. */
export function timeZenEngine(households: readonly Facts[], day: Day, share: Share): Promise<EngineTime> {
  return timeEngine(households, day, share, openZen())
}

type Ask = (quantities: Quantities) => Promise<readonly EngineHit[]>

/** Engines give no evidence; making one from their answers would be more work for them. */
function timeEngine(households: readonly Facts[], day: Day, share: Share, ask: Ask): Promise<EngineTime> {
  const days = daysOf(day)
  const ready = share === 'rules only' ? households.map((facts) => quantitiesOf(facts, days)) : []
  return time(households, async (facts, place) => {
    const quantities = ready[place] ?? quantitiesOf(facts, days)
    return finish(await ask(quantities), quantities, facts, days)
  })
}

type Judge = (facts: Facts, place: number) => EngineVerdict | Promise<EngineVerdict>

async function time(households: readonly Facts[], judge: Judge): Promise<EngineTime> {
  const verdicts: EngineVerdict[] = []
  const before = process.cpuUsage()
  const began = performance.now()
  for (const [place, facts] of households.entries()) {
    const { score, lamps, hits } = await judge(facts, place)
    verdicts.push({ score, lamps, hits })
  }
  const wall = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  return { households: households.length, wall, cpu: (user + system) / 1e6, checksum: checksumOf(verdicts) }
}

function checksumOf(verdicts: readonly EngineVerdict[]): string {
  const hash = createHash('sha256')
  for (const { score, lamps, hits } of verdicts) {
    const fired = hits.map(({ rule, points }) => `${rule} ${points}`).sort()
    hash.update(`${score} ${lamps} ${fired.join(' ')}\n`)
  }
  return hash.digest('hex')
}
