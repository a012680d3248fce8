import type { Day } from '../calendar/day'
import type { Facts } from '../household/facts'
import { openLedger, type Ledger } from '../household/ledger'
import type { CompiledRulebook } from '../rulebook/compile-rulebook'
import { lookAt } from '../rulebook/look'
import { Notes } from '../rulebook/notes'
import { describeEvidence } from './describe-evidence'
import type { Evaluation, Hit } from './evaluation'
import { judgeRules, type Finding } from './judge-rules'
import { findNextChange } from './next-change'
import { totalScore, type Scored } from './total-score'

/** Scores one household on one day. Same book, facts and day, same result, in whatever order people and records come. */
export function evaluate(compiled: CompiledRulebook, facts: Facts, day: Day): Evaluation {
  const ledger = openLedger(facts)
  const findings = judgeRules(compiled, ledger, day)
  const hits: Hit[] = []
  const scored: Scored[] = []
  const unknown: string[] = []
  for (const finding of findings) {
    const { rule } = finding.compiled
    if (finding.verdict === null) unknown.push(rule.id)
    else if (finding.verdict !== false) {
      hits.push(hitOf(compiled, ledger, day, finding, finding.verdict))
      scored.push({ rule, points: finding.verdict })
    }
  }
  return {
    ...totalScore(compiled.book.scale, scored),
    hits,
    unknown,
    nextChangeOn: findNextChange(findings, ledger, day),
  }
}

/** Looks a second time at a rule that fires, with a notebook: the same closures, so evidence cannot differ from the verdict. */
function hitOf(
  { feeds }: CompiledRulebook,
  ledger: Ledger,
  day: Day,
  { compiled, fired }: Finding,
  points: number,
): Hit {
  const { rule, judge } = compiled
  const notes = new Notes()
  judge(lookAt(ledger, day, fired, notes))
  const shown = notes.taken.find((note) => note.kind === 'comparison')
  return {
    rule: rule.id,
    points,
    core: rule.core !== null,
    value: shown?.value ?? '',
    threshold: shown?.threshold ?? '',
    evidence: describeEvidence(notes.taken, ledger, feeds),
  }
}
