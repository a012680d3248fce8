import type { MeasureView } from '../../../src/contract/operations/support-operations'
import { mayInVillage } from '../../../src/domain/access/permission-table'
import type { Actor } from '../../../src/domain/access/role'
import type { Day } from '../../../src/domain/calendar/day'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import { findClass, type Catalogue } from '../../../src/domain/support/catalogue'
import { fittingActions } from '../../../src/domain/support/decision'
import { EFFECT_WORDS, effectOf, type Effect } from '../../../src/domain/support/effect'
import type { Measure } from '../../../src/domain/support/measure'
import { ruleWords } from '../orders/rule-words'

/** What a measure is told with. */
interface Known {
  readonly catalogue: Catalogue
  readonly hits: Evaluation['hits']
  readonly lastNight: Day | null
  readonly progress: readonly { readonly measureId: string; readonly entry: MeasureView['progress'][number] }[]
  readonly actor: Actor
}

/** A measure in words. A class that the catalogue no longer has keeps its code as its name. */
export function viewMeasure(measure: Measure, { catalogue, hits, lastNight, progress, actor }: Known): MeasureView {
  const { measureId, version, code, item, department, state, startBy, until, startedOn, endedOn, reason } = measure
  const listed = findClass(catalogue, code)
  return {
    ...{ measureId, version, code, item, department, state, startBy, until, startedOn, endedOn, reason },
    name: listed?.name ?? code,
    proof: listed?.proof ?? '',
    answers: measure.answers.map((rule) => ({ rule, name: ruleWords(rule).name })),
    effect: tellEffect(effectOf(measure, hits, lastNight)),
    progress: progress.filter((one) => one.measureId === measureId).map(({ entry }) => entry),
    may: fittingActions(measure).filter((action) => mayInVillage(actor, action, measure.villageCode)),
  }
}

function tellEffect(effect: Effect): string {
  const rules = effect.kind === 'stillThere' ? effect.rules : []
  return EFFECT_WORDS[effect.kind].replace('{rules}', rules.map((rule) => ruleWords(rule).name).join('、'))
}
