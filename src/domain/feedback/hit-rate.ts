import { OUTCOMES, type Finding } from '../order/order'

/** What a finding says of the evidence itself. */
const SAYS_OF_EVIDENCE = {
  identify: 'true',
  helped: 'true',
  refer: 'true',
  notRisk: 'notRisk',
  dataError: 'dataError',
  changed: 'changed',
  // Nobody was met: that says nothing of the evidence.
  unreachable: null,
} as const satisfies Record<Finding, string | null>

type Verdict = NonNullable<(typeof SAYS_OF_EVIDENCE)[Finding]>

/** Pieces of evidence that visits have answered. `true` + `notRisk` + `dataError` + `changed` = `visited`. */
export interface HitRate extends Readonly<Record<Verdict, number>> {
  readonly visited: number
  /** Share of the visited that was true, whole percent; null before the first visit. */
  readonly truePercent: number | null
}

/** How often a finding was made. */
export interface FindingCount {
  readonly finding: Finding
  readonly count: number
}

/** The hit rate (核实属实率) of whatever the counts are of: a rule, or a feed. It judges data and rules, never people. */
export function hitRateOf(counts: readonly FindingCount[]): HitRate {
  const sums: Record<Verdict, number> = { true: 0, notRisk: 0, dataError: 0, changed: 0 }
  for (const { finding, count } of counts) {
    const verdict = SAYS_OF_EVIDENCE[finding]
    if (verdict !== null) sums[verdict] += count
  }
  const visited = sums.true + sums.notRisk + sums.dataError + sums.changed
  return { ...sums, visited, truePercent: visited === 0 ? null : Math.round((100 * sums.true) / visited) }
}

/** Findings that count as a visit, for whoever counts in a database. */
export const VISITED: readonly Finding[] = OUTCOMES.filter((finding) => SAYS_OF_EVIDENCE[finding] !== null)
