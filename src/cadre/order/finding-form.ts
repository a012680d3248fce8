import { findingsAfter, type EvidenceFinding, type Finding, type Met, type Outcome } from '../../domain/order/order'
import type { HitView } from '../../contract/views'

/** What has been chosen so far: the findings exactly as they will be sent. */
export type Findings = readonly EvidenceFinding[]

/** Hits whose evidence needs a finding: resistance is shown but not answered. */
export function hitsToAnswer(hits: readonly HitView[]): HitView[] {
  return hits.filter((hit) => hit.kind === 'risk' && hit.evidence.length > 0)
}

export function findFinding(findings: Findings, rule: string, key: string): Finding | undefined {
  return findings.find((one) => one.rule === rule && one.key === key)?.finding
}

/** The one finding that all evidence of a hit shares; undefined while some is missing or they differ. */
export function findSharedFinding(findings: Findings, hit: HitView): Finding | undefined {
  const [first, ...others] = hit.evidence.map(({ key }) => findFinding(findings, hit.rule, key))
  return others.every((other) => other === first) ? first : undefined
}

/** Gives these pieces of evidence of a rule this finding, in place of what was chosen before. */
export function setFindings(findings: Findings, rule: string, keys: readonly string[], finding: Finding): Findings {
  const kept = findings.filter((one) => one.rule !== rule || !keys.includes(one.key))
  return [...kept, ...keys.map((key) => ({ rule, key, finding }))]
}

/**
 * Findings for what the order holds now, in its order: the evidence may have changed since the draft was begun,
 * and an answer to evidence that is gone would be refused.
 */
export function currentFindings(findings: Findings, hits: readonly HitView[]): EvidenceFinding[] {
  return hitsToAnswer(hits).flatMap(({ rule, evidence }) =>
    evidence.flatMap(({ key }) => {
      const finding = findFinding(findings, rule, key)
      return finding === undefined ? [] : [{ rule, key, finding }]
    }),
  )
}

/** What has been chosen, and this finding for all the rest. */
export function answerRest(findings: Findings, hits: readonly HitView[], finding: Finding): EvidenceFinding[] {
  return hitsToAnswer(hits).flatMap(({ rule, evidence }) =>
    evidence.map(({ key }) => ({ rule, key, finding: findFinding(findings, rule, key) ?? finding })),
  )
}

/** Whether the outcome of the order says it of every evidence, as it does before anything is chosen. */
export function areAlike(findings: Findings, hits: readonly HitView[], outcome: Outcome | undefined): boolean {
  const missing = missingFindings(findings, hits) > 0
  return findings.every(({ finding }) => finding === outcome) && (!missing || outcome === undefined)
}

export function missingFindings(findings: Findings, hits: readonly HitView[]): number {
  const needed = hitsToAnswer(hits).reduce((sum, hit) => sum + hit.evidence.length, 0)
  return needed - currentFindings(findings, hits).length
}

interface OutcomeContext {
  readonly findings: Findings
  readonly met: Met
  /** Somebody reported it: the outcome may then answer the report alone. */
  readonly reported: boolean
}

/** Outcomes that `decideClose` will not refuse: one of the findings, and identification as soon as one of them asks for it. */
export function outcomesOffered({ findings, met, reported }: OutcomeContext): readonly Outcome[] {
  const offered = findingsAfter(met)
  const found = findings.map(({ finding }) => finding)
  if (found.includes('identify')) return ['identify']
  return reported || found.length === 0 ? offered : offered.filter((outcome) => found.includes(outcome))
}
