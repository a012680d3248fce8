import { isDeepStrictEqual } from 'node:util'
import type { Image } from '../../../src/domain/history/moment'
import type { Facts } from '../../../src/domain/household/facts'
import type { Tx } from '../database/scope'
import { deliveredFeeds } from '../import/delivered-feeds'
import { loadCircumstances, type Circumstances } from '../scoring/circumstances'
import { findKeptJudge } from '../scoring/kept-rulebook'
import type { Judge } from '../scoring/judge'
import { findImages } from './find-images'
import { findKnownFacts } from './known-facts'
import type { PastScore } from './past-scores'

/** A result of which it was kept what it knew. */
export type KeptScore = PastScore & { readonly delivered: number }

export function isKept(score: PastScore): score is KeptScore {
  return score.delivered !== null
}

/** What a past score was made of. */
export interface Known {
  readonly facts: Facts
  readonly judge: Judge
}

/** Why a past score cannot be made again, or in what it differs when it is. */
export type Difference = 'rulebook' | 'household' | 'village' | 'score' | 'lamps' | 'evaluation'

/** Makes past scores of a county again, from the facts and by the rulebook that they knew. For one moment of the database. */
export class Replay {
  private circumstances: Circumstances | undefined
  private readonly feeds = new Map<number, readonly string[]>()
  private readonly judges = new Map<string, Judge | undefined>()

  constructor(
    private readonly tx: Tx,
    private readonly county: string,
  ) {}

  /** In what each of these scores differs from what it was made of; nothing for most. */
  async compare(scores: readonly KeptScore[]): Promise<ReadonlyMap<KeptScore, readonly Difference[]>> {
    const found = new Map<KeptScore, readonly Difference[]>()
    if (scores.length === 0) return found
    const images = await this.imagesOf(scores)
    for (const score of scores) {
      const known = await this.findKnown(score, images.get(score.householdId) ?? [])
      found.set(score, typeof known === 'string' ? [known] : differencesOf(score, known))
    }
    return found
  }

  /** What one score knew. */
  async known(score: KeptScore): Promise<Known | Difference> {
    const images = await this.imagesOf([score])
    return this.findKnown(score, images.get(score.householdId) ?? [])
  }

  private imagesOf(scores: readonly KeptScore[]): Promise<ReadonlyMap<string, readonly Image[]>> {
    const households = [...new Set(scores.map(({ householdId }) => householdId))]
    return findImages(this.tx, this.county, households, Math.min(...scores.map(({ delivered }) => delivered)))
  }

  private async findKnown(score: KeptScore, images: readonly Image[]): Promise<Known | Difference> {
    const { householdId, rulebook, delivered, version } = score
    const judge = await this.judgeOf(rulebook)
    if (judge === undefined) return 'rulebook'
    const circumstances = await this.circumstancesAt(delivered, judge)
    const asked = { householdId, moment: { delivered, version }, images }
    const facts = await findKnownFacts(this.tx, this.county, asked, circumstances)
    return facts === undefined ? 'household' : { facts, judge }
  }

  private async judgeOf(rulebook: string): Promise<Judge | undefined> {
    if (!this.judges.has(rulebook)) this.judges.set(rulebook, await findKeptJudge(this.tx, this.county, rulebook))
    return this.judges.get(rulebook)
  }

  private async circumstancesAt(place: number, { incomeLines }: Judge): Promise<Circumstances> {
    this.circumstances ??= await loadCircumstances(this.tx, this.county)
    const delivered = this.feeds.get(place) ?? (await deliveredFeeds(this.tx, this.county, place))
    this.feeds.set(place, delivered)
    return { ...this.circumstances, delivered, incomeLines }
  }
}

function differencesOf(past: KeptScore, { facts, judge }: Known): readonly Difference[] {
  // As it would have been stored.
  const fresh: unknown = JSON.parse(JSON.stringify(judge.evaluate(facts, past.day)))
  const { score, lamps, villageCode, evaluation } = past
  const differs: Difference[] = facts.household.villageCode === villageCode ? [] : ['village']
  if (evaluation.score !== score) differs.push('score')
  if (evaluation.lamps !== lamps) differs.push('lamps')
  if (!isDeepStrictEqual(fresh, evaluation)) differs.push('evaluation')
  return differs
}
