import type { Day } from '../calendar/day'
import { gridDayOf } from '../calendar/grid-day'
import type { Facts } from '../household/facts'
import { openLedger } from '../household/ledger'
import type { CompiledRule, CompiledRulebook } from '../rulebook/compile-rulebook'
import { lookAt } from '../rulebook/look'
import { Notes } from '../rulebook/notes'
import { describeEvidence } from './describe-evidence'
import type { Evaluation, Hit, Outline } from './evaluation'
import { judgeRules, type Judgement } from './judge-rules'
import { findNextChange } from './next-change'
import { totalScore, type Scored } from './total-score'

/** Scores one household on one day. Same book, facts and day, same result, in whatever order people and records come. */
export function evaluate(compiled: CompiledRulebook, facts: Facts, day: Day): Evaluation {
  const judgement = judge(compiled, facts, day)
  return { ...resultOf(judgement), nextChangeOn: findNextChange(judgement) }
}

/** The same without looking ahead, for who asks about one day only. */
export function evaluateToday(compiled: CompiledRulebook, facts: Facts, day: Day): Omit<Evaluation, 'nextChangeOn'> {
  return resultOf(judge(compiled, facts, day))
}

function judge(compiled: CompiledRulebook, facts: Facts, day: Day): Judgement {
  return judgeRules(compiled, openLedger(facts, compiled.shelf), gridDayOf(day))
}

/** Score and lamps alone with the rules that fire, for who counts households and reads no evidence. */
export function outline(compiled: CompiledRulebook, facts: Facts, day: Day): Outline {
  const firing = firingRules(judge(compiled, facts, day))
  return { ...totalScore(compiled.book.scale, firing), rules: firing.map(({ rule }) => rule.id) }
}

function resultOf(judgement: Judgement): Omit<Evaluation, 'nextChangeOn'> {
  const { compiled, verdicts } = judgement
  const firing = firingRules(judgement)
  const unknown: string[] = []
  for (const { rule, place } of compiled.rules) if (verdicts[place] === null) unknown.push(rule.id)
  const hits = firing.map(({ asked, points }) => hitOf(judgement, asked, points))
  return { ...totalScore(compiled.book.scale, firing), hits, unknown }
}

interface Firing extends Scored {
  readonly asked: CompiledRule
}

function firingRules({ compiled, verdicts }: Judgement): readonly Firing[] {
  const firing: Firing[] = []
  for (const asked of compiled.rules) {
    const points = verdicts[asked.place]
    if (typeof points === 'number') firing.push({ rule: asked.rule, points, asked })
  }
  return firing
}

/** Looks a second time at a rule that fires, with a notebook: the same closures, so evidence cannot differ from the verdict. */
function hitOf({ compiled, ledger, day, fired }: Judgement, { rule, stage, judge }: CompiledRule, points: number): Hit {
  const notes = new Notes()
  judge(lookAt(ledger, day, fired[stage] ?? [], notes))
  const shown = notes.taken.find((note) => note.kind === 'comparison')
  return {
    rule: rule.id,
    points,
    core: rule.core !== null,
    value: shown?.value ?? '',
    threshold: shown?.threshold ?? '',
    evidence: describeEvidence(notes.taken, ledger, compiled.feeds),
  }
}
