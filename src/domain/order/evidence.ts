import type { Evidence, Hit } from '../scoring/evaluation'

/** Evidence under the rule that it made fire: what a finding answers. */
export interface RuleEvidence {
  readonly rule: string
  readonly evidence: Evidence
}

/** Names a piece of evidence within its rule. Natural keys are unique only within their feed, and a rule may read several. */
export function evidenceRef({ source, key }: Pick<Evidence, 'source' | 'key'>): string {
  return `${source}/${key}`
}

/** The risk evidence that a closing has to answer, each piece once per rule. Resistance is shown but needs no finding. */
export function evidenceToAnswer(hits: readonly Hit[]): readonly RuleEvidence[] {
  return hits.filter((hit) => hit.points > 0).flatMap((hit) => piecesOf(hit))
}

/** Evidence of every rule with what joins it: of the same piece the newer reading stands, nothing that was found goes away. */
export function joinHits(known: readonly Hit[], joining: readonly Hit[]): readonly Hit[] {
  const joined = known.map((hit) => {
    const newer = joining.find(({ rule }) => rule === hit.rule)
    if (newer === undefined) return hit
    const renewed = new Set(newer.evidence.map(evidenceRef))
    return {
      ...newer,
      evidence: [...newer.evidence, ...hit.evidence.filter((piece) => !renewed.has(evidenceRef(piece)))],
    }
  })
  return [...joined, ...joining.filter(({ rule }) => !known.some((hit) => hit.rule === rule))]
}

/** True when `hits` say something risky that `known` does not: another piece, or the same piece with other content. */
export function saysMore(hits: readonly Hit[], known: readonly Hit[]): boolean {
  const seen = new Set(evidenceToAnswer(known).map(fingerprint))
  return evidenceToAnswer(hits).some((piece) => !seen.has(fingerprint(piece)))
}

function fingerprint({ rule, evidence }: RuleEvidence): string {
  return JSON.stringify([rule, evidenceRef(evidence), evidence.content])
}

/** The evidence of a hit, each piece once. */
export function piecesOf(hit: Hit): readonly RuleEvidence[] {
  const pieces = new Map(hit.evidence.map((evidence) => [evidenceRef(evidence), evidence]))
  return [...pieces.values()].map((evidence) => ({ rule: hit.rule, evidence }))
}
