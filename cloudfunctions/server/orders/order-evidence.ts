import type { HitView, OrderDetail } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import { evidenceRef, piecesOf, type RuleEvidence } from '../../../src/domain/order/evidence'
import { findSilencing, type PastFinding } from '../../../src/domain/order/silence'
import type { Hit } from '../../../src/domain/scoring/evaluation'
import { freshnessIn } from '../feedback/last-deliveries'
import { findFeed } from '../import/feeds'
import { ruleWords } from './rule-words'

/** What hits are told with: who is who, and what earlier closings found. */
interface Known {
  readonly names: ReadonlyMap<string, string>
  readonly earlier: readonly PastFinding[]
  readonly day: Day
  /** The day on which each feed was delivered last. */
  readonly lastOn: ReadonlyMap<string, Day>
}

/** Hits in words; evidence that an earlier closing keeps silent says when it was verified and what was found. */
export function viewHits(hits: readonly Hit[], known: Known): HitView[] {
  return hits.map((hit) => {
    const { name, core, turnsOff } = ruleWords(hit.rule)
    const { rule, points, value, threshold } = hit
    return {
      ...{ rule, name, points, value, threshold },
      kind: points > 0 ? 'risk' : 'resistance',
      core: hit.core ? core : null,
      offWhen: turnsOff,
      evidence: piecesOf(hit).map((piece) => viewEvidence(piece, known)),
    }
  })
}

/** What nobody could decide, as something to ask on the visit. */
export function viewUnknown(unknown: readonly string[]): OrderDetail['unknown'] {
  return unknown.map((rule) => {
    const { name, means } = ruleWords(rule)
    return { rule, name, ask: means.replace(/。?$/, '吗？') }
  })
}

function viewEvidence(piece: RuleEvidence, { names, earlier, day, lastOn }: Known): HitView['evidence'][number] {
  const { evidence, rule } = piece
  const past = findSilencing(earlier, piece, day)
  const { state, says } = freshnessIn(lastOn, evidence.source, day)
  return {
    key: evidenceRef(evidence),
    who: evidence.personId === null ? null : (names.get(evidence.personId) ?? null),
    says: evidence.says,
    date: evidence.date,
    department: findFeed(evidence.source)?.department ?? ruleWords(rule).department,
    freshness: { state, says },
    verified: past === undefined ? null : { on: past.foundOn, finding: past.finding },
  }
}
