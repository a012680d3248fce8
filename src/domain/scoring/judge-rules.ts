import { NEVER, type GridDay } from '../calendar/grid-day'
import type { Ledger } from '../household/ledger'
import type { CompiledRulebook, Verdict } from '../rulebook/compile-rulebook'
import { lookAt } from '../rulebook/look'

/** What the rules said of a household on a day; lists run in the order of the book. */
export interface Judgement {
  readonly compiled: CompiledRulebook
  readonly ledger: Ledger
  readonly day: GridDay
  readonly verdicts: readonly Verdict[]
  /** First later day on which each rule could say something else, if no other rule changes before. */
  readonly until: readonly GridDay[]
  /** By stage: the risk rules that were known to fire when its rules were asked. */
  readonly fired: readonly (readonly string[])[]
}

/** Asks every rule about one day, those that look at other rules after them. */
export function judgeRules(compiled: CompiledRulebook, ledger: Ledger, day: GridDay): Judgement {
  const verdicts: Verdict[] = new Array<Verdict>(compiled.rules.length).fill(false)
  const until: GridDay[] = new Array<GridDay>(compiled.rules.length).fill(NEVER)
  const fired = compiled.stages.map((stage, number) => {
    const firing = number === 0 ? NONE_YET : firingRisks(compiled, verdicts)
    // One look for all rules of a stage, so that a question asked by several is answered once.
    const look = lookAt(ledger, day, firing)
    for (const { place, judge } of stage) {
      look.until = NEVER
      verdicts[place] = judge(look)
      until[place] = look.until
    }
    return firing
  })
  return { compiled, ledger, day, verdicts, until, fired }
}

const NONE_YET: readonly string[] = []

function firingRisks({ rules }: CompiledRulebook, verdicts: readonly Verdict[]): readonly string[] {
  const firing: string[] = []
  for (const { rule, place } of rules) {
    if (rule.class === 'risk' && typeof verdicts[place] === 'number') firing.push(rule.id)
  }
  return firing
}
