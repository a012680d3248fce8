import type { Outcome } from '../../../src/domain/order/order'
import type { Row } from './draft'
import type { WantedFamily } from './ordinary-families'
import type { IncomeBand } from './incomes'

/** Something that a department wrote down about a person of the story: who, how many days before the demo's day, and what. */
export interface StoryRecord {
  readonly feed: string
  readonly of: string
  readonly daysAgo: number
  readonly row: Row
}

/** What people did with the order, so many days before the demo's day. */
export type Deed =
  | { readonly daysAgo: number; readonly does: 'accept' }
  | { readonly daysAgo: number; readonly does: 'visit'; readonly note: string }
  | { readonly daysAgo: number; readonly does: 'close'; readonly outcome: Outcome; readonly reason: string }

/** A household to which something happened. What is not said is ordinary. */
export interface Story {
  readonly title: string
  /** 0 to 3, in the order of the village codes; background stories are spread over all. */
  readonly village: number
  /** Which of the three deliveries of the demo brings the records. */
  readonly delivery: number
  readonly family: WantedFamily
  readonly band: IncomeBand
  readonly household?: Row
  readonly records: readonly StoryRecord[]
  readonly deeds?: readonly Deed[]
}
