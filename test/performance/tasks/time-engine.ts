import { timeJsonRulesEngine, timeOurs, timeZenEngine, type EngineTime } from '../rivals/engines/time-engines'
import { TYPICAL_DAY, typicalHouseholds } from '../typical-households'
import type { Facts } from '../../../src/domain/household/facts'

type TimeEngine = (households: readonly Facts[]) => Promise<EngineTime>

/** Who evaluates, and from where: engines are measured on their rules alone and with what has to be worked out before. */
export const ENGINES: Readonly<Record<string, TimeEngine>> = {
  ours: (households) => timeOurs(households, TYPICAL_DAY, { ahead: true }),
  'ours without looking ahead': (households) => timeOurs(households, TYPICAL_DAY, { ahead: false }),
  'json-rules-engine, rules only': (households) => timeJsonRulesEngine(households, TYPICAL_DAY, 'rules only'),
  'json-rules-engine': (households) => timeJsonRulesEngine(households, TYPICAL_DAY, 'from the facts'),
  'zen-engine, rules only': (households) => timeZenEngine(households, TYPICAL_DAY, 'rules only'),
  'zen-engine': (households) => timeZenEngine(households, TYPICAL_DAY, 'from the facts'),
}

export interface EngineTask {
  readonly engine: string
  readonly households: number
}

/** CPU seconds, the same for every engine: for so long each goes over the households before it is timed. */
const WARM_UP = 2

/**
 * What comes before the first optimised code, and what making the households left to be cleared away, is no part of a night. It
 * times itself, because they are made first. Fault: throws for an engine that is not there.
 */
export async function timeEngine({ engine, households }: EngineTask): Promise<EngineTime> {
  const time = ENGINES[engine]
  if (time === undefined) throw new Error(`No such engine: ${engine}`)
  const made = typicalHouseholds(households)
  for (let spent = 0; spent < WARM_UP;) spent += (await time(made)).cpu
  return time(made)
}
