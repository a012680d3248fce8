import { be, flag, integer, keys, nullable, parseDocument, text } from '../check'
import type { Result } from '../result'
import type { Hit } from '../scoring/evaluation'
import type { RuleEvidence } from './evidence'

/** When too many orders at once are a storm: policy data, `config/policies/storm-brake.json`. */
export interface StormPolicy {
  readonly meaning: string
  readonly official: boolean
  readonly document: string | null
  readonly note: string
  /** A cause is a storm above this share of the county's households, in percent … */
  readonly sharePercent: number
  /** … and from this number of households on: five of a hundred households are no storm. */
  readonly atLeast: number
}

const policy = keys({
  meaning: text,
  official: flag,
  document: nullable(text),
  note: text,
  sharePercent: be(
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100,
    ' 1 到 100 的整数',
  ),
  atLeast: integer,
})

/** Refuses with `storm-brake-invalid`, details = place → what is wrong there. */
export function parseStormPolicy(document: unknown): Result<StormPolicy, 'storm-brake-invalid'> {
  return parseDocument(policy, document, 'storm-brake-invalid')
}

/** What many orders at once can come from: one rule, or one delivery (`batch:<batch id>`). */
type StormCause = `${'rule' | 'batch'}:${string}`

/** One reason why an order would open: a rule with evidence that nobody has verified, and the deliveries that brought it. */
export interface Ground {
  readonly rule: string
  readonly core: boolean
  /** None when the evidence comes from the register. */
  readonly batches: readonly string[]
}

/** Households whose new orders rest on the same grounds. */
export interface Candidates {
  readonly grounds: readonly Ground[]
  readonly households: number
}

/** The county at the time of the decision. */
export interface Standing {
  readonly households: number
  /** Causes that orders have been held for since earlier nights: they hold until a person has decided. */
  readonly holding: readonly string[]
}

/** The grounds of a score, in one order whatever the order of its hits, so that equal grounds are equal. */
export function groundsOf(hits: readonly Hit[], opening: readonly RuleEvidence[]): readonly Ground[] {
  return hits
    .map(({ rule, core }) => ({ rule, core, pieces: opening.filter((piece) => piece.rule === rule) }))
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ rule, core, pieces }) => ({ rule, core, batches: batchesOf(pieces) }))
    .sort((one, other) => (one.rule < other.rule ? -1 : 1))
}

function batchesOf(pieces: readonly RuleEvidence[]): readonly string[] {
  return [...new Set(pieces.flatMap(({ evidence }) => evidence.batch ?? []))].sort()
}

/**
 * The causes for which each group of new orders has to wait, in the order of the groups; none for a group that may open.
 * A rule is blamed only for hits that no storm of a batch explains: one bad file must not hold what the same rule found in
 * another. A household with a core hit outside every storm never waits.
 */
export function decideHeld(
  groups: readonly Candidates[],
  standing: Standing,
  limits: Pick<StormPolicy, 'sharePercent' | 'atLeast'>,
): readonly (readonly StormCause[])[] {
  const isStorm = (cause: StormCause, households: number) =>
    standing.holding.includes(cause) ||
    (households >= limits.atLeast && households * 100 > limits.sharePercent * standing.households)
  const batches = findCauses(groups, batchCauses, isStorm)
  const rules = findCauses(
    groups,
    (ground) => (batchCauses(ground).some((cause) => batches.has(cause)) ? [] : [ruleCause(ground)]),
    isStorm,
  )
  const storms = new Set([...batches, ...rules])
  return groups.map(({ grounds }) => {
    const held = grounds.map((ground) => causesOf(ground).filter((cause) => storms.has(cause)))
    const loneCore = grounds.some(({ core }, index) => core && held[index]?.length === 0)
    return loneCore ? [] : [...new Set(held.flat())].sort()
  })
}

function findCauses(
  groups: readonly Candidates[],
  causes: (ground: Ground) => readonly StormCause[],
  isStorm: (cause: StormCause, households: number) => boolean,
): ReadonlySet<StormCause> {
  const counts = new Map<StormCause, number>()
  for (const { grounds, households } of groups) {
    for (const cause of new Set(grounds.flatMap(causes))) counts.set(cause, (counts.get(cause) ?? 0) + households)
  }
  return new Set([...counts].filter(([cause, households]) => isStorm(cause, households)).map(([cause]) => cause))
}

function causesOf(ground: Ground): readonly StormCause[] {
  return [...batchCauses(ground), ruleCause(ground)]
}

function batchCauses({ batches }: Ground): readonly StormCause[] {
  return batches.map((batch) => `batch:${batch}` as const)
}

function ruleCause({ rule }: Ground): StormCause {
  return `rule:${rule}`
}
