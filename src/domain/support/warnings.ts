import type { Day } from '../calendar/day'
import type { Evaluation } from '../scoring/evaluation'
import { findClass, type Catalogue } from './catalogue'
import { isInForce, type Measure } from './measure'

/** What the page of a household says about its help. Warnings stop nobody: people decide. */
export type SupportWarning =
  /** A risk that fires and that no measure, planned or in force, answers; official check of the national list. */
  | { readonly kind: 'riskWithoutMeasure'; readonly rule: string }
  /** A risk that the county named when it included the household, and that no measure answers. */
  | { readonly kind: 'namedRiskWithoutMeasure'; readonly risk: string }
  /** Somebody can work, and all help is hand-outs (一兜了之). */
  | { readonly kind: 'handOutsOnly' }
  /** Help that asks for somebody who can work, and nobody can. */
  | { readonly kind: 'nobodyCanWork'; readonly measureId: string }
  /** Its term is over and nobody has said how it ended. */
  | { readonly kind: 'termOver'; readonly measureId: string }
  /** It should have begun. */
  | { readonly kind: 'notBegun'; readonly measureId: string }

export type WarningKind = SupportWarning['kind']

export const SUPPORT_WARNING_WORDS = {
  riskWithoutMeasure: '这个风险还没有对应的帮扶措施。',
  namedRiskWithoutMeasure: '认定的这个风险还没有对应的帮扶措施。',
  handOutsOnly: '家里有劳动力，但只有兜底措施。请安排一项产业或就业措施。',
  nobodyCanWork: '家里没有劳动力，这项措施可能用不上。',
  termOver: '期限到了，还没有写结果。',
  notBegun: '该开始的日子过了，还没有开始。',
} as const satisfies Record<WarningKind, string>

interface Helped {
  readonly measures: readonly Measure[]
  /** Codes of risk types: what the household is monitored for; empty for one that is not. */
  readonly named: readonly string[]
  readonly hits: Evaluation['hits']
  readonly unknown: Evaluation['unknown']
}

/** @param helped all measures of a household, what it is monitored for, and what its score says as it stands */
export function supportWarnings(helped: Helped, catalogue: Catalogue, day: Day): readonly SupportWarning[] {
  const { measures } = helped
  const ways = new Map(measures.map((measure) => [measure.measureId, findClass(catalogue, measure.code)?.way]))
  const coming = measures.filter((measure) => measure.state === 'planned' || isInForce(measure, day))
  const canWork = findLabour(helped, catalogue)
  const idle = canWork === false ? coming.filter(({ measureId }) => ways.get(measureId) === 'development') : []
  const onlySecurity = coming.length > 0 && coming.every(({ measureId }) => ways.get(measureId) === 'security')
  return [
    ...unanswered(helped, coming, catalogue).map((rule) => ({ kind: 'riskWithoutMeasure', rule }) as const),
    ...unansweredNames(helped, coming, catalogue).map((risk) => ({ kind: 'namedRiskWithoutMeasure', risk }) as const),
    ...(canWork === true && onlySecurity ? [{ kind: 'handOutsOnly' } as const] : []),
    ...idle.map(({ measureId }) => ({ kind: 'nobodyCanWork', measureId }) as const),
    ...measures
      .filter((measure) => isOverdue(measure, day))
      .map(({ measureId }) => ({ kind: 'termOver', measureId }) as const),
    ...measures
      .filter(({ state, startBy }) => state === 'planned' && startBy < day)
      .map(({ measureId }) => ({ kind: 'notBegun', measureId }) as const),
  ]
}

/** Whether anybody of the household can work, as the rulebook says; undefined while it does not know. */
function findLabour({ hits, unknown }: Helped, { labour }: Catalogue): boolean | undefined {
  return unknown.includes(labour) ? undefined : !hits.some(({ rule }) => rule === labour)
}

/** Risks that fire without help. What nothing in the catalogue could answer (a relapse says no cause) is no omission. */
function unanswered({ hits }: Helped, coming: readonly Measure[], { risks }: Catalogue): readonly string[] {
  const answerable = new Set(risks.flatMap(({ rules }) => rules))
  const answered = new Set(coming.flatMap(({ answers }) => answers))
  return hits
    .filter(({ rule, points }) => points > 0 && answerable.has(rule) && !answered.has(rule))
    .map(({ rule }) => rule)
}

/**
 * A measure answers a risk when it answers all the rules that speak of it: then its class is meant for it. Of a risk that no
 * rule speaks of nobody can tell.
 */
function unansweredNames({ named }: Helped, coming: readonly Measure[], { risks }: Catalogue): readonly string[] {
  return named.filter((risk) => {
    const rules = risks.find(({ code }) => code === risk)?.rules ?? []
    return rules.length > 0 && !coming.some(({ answers }) => rules.every((rule) => answers.includes(rule)))
  })
}

function isOverdue({ state, until }: Measure, day: Day): boolean {
  return state === 'inForce' && until !== null && until < day
}
