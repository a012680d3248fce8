import type { Day } from '../calendar/day'
import type { Ledger } from '../household/ledger'
import type { CompiledRule, CompiledRulebook, Verdict } from '../rulebook/compile-rulebook'
import { lookAt } from '../rulebook/look'

/** What a rule said on a day. */
export interface Finding {
  readonly compiled: CompiledRule
  readonly verdict: Verdict
  /** First later day on which the rule could say something else, if no other rule changes before. */
  readonly until: Day
  /** Risk rules that it knew to fire. */
  readonly fired: readonly string[]
}

const STAGES = [0, 1, 2] as const

/** Asks every rule about one day, those that look at other rules after them. Findings come in the order of the book. */
export function judgeRules({ rules }: CompiledRulebook, ledger: Ledger, day: Day): readonly Finding[] {
  const findings: Finding[] = new Array<Finding>(rules.length)
  let fired: readonly string[] = []
  for (const stage of STAGES) {
    rules.forEach((compiled, index) => {
      if (compiled.stage === stage) findings[index] = judgeRule(compiled, ledger, day, fired)
    })
    fired = findings.filter(isFiringRisk).map(({ compiled }) => compiled.rule.id)
  }
  return findings
}

export function judgeRule(compiled: CompiledRule, ledger: Ledger, day: Day, fired: readonly string[]): Finding {
  const look = lookAt(ledger, day, fired)
  const verdict = compiled.judge(look)
  return { compiled, verdict, until: look.until, fired }
}

function isFiringRisk({ compiled, verdict }: Finding): boolean {
  return compiled.rule.class === 'risk' && typeof verdict === 'number'
}
