import { nameIn } from '../../../src/domain/case/case-policy'
import type { Catalogue } from '../../../src/domain/support/catalogue'
import type { Measure } from '../../../src/domain/support/measure'
import { SUPPORT_WARNING_WORDS, type SupportWarning } from '../../../src/domain/support/warnings'
import { ruleWords } from '../orders/rule-words'

/** A warning in words, and what it is about: a rule by its name, or the item of a measure. */
export function tellWarning(
  warning: SupportWarning,
  measures: readonly Measure[],
  { risks }: Catalogue,
): { about: string | null; says: string } {
  return { about: findSubject(warning, measures, risks), says: SUPPORT_WARNING_WORDS[warning.kind] }
}

function findSubject(warning: SupportWarning, measures: readonly Measure[], risks: Catalogue['risks']): string | null {
  if (warning.kind === 'namedRiskWithoutMeasure') return nameIn(risks, warning.risk)
  if (warning.kind === 'riskWithoutMeasure') return ruleWords(warning.rule).name
  if (warning.kind === 'handOutsOnly') return null
  return measures.find(({ measureId }) => measureId === warning.measureId)?.item ?? null
}
