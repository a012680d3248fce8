import * as z from 'zod/mini'
import { CORRECTION_STATES } from '../../domain/feedback/correction'
import { FRESHNESS_STATES } from '../../domain/feedback/freshness'
import { countyCode, day, uuid, words } from '../schema'
import type { OperationSpec } from './operation-spec'

const ofCounty = z.strictObject({ county: z.optional(countyCode) })

const correctionView = z.object({
  correctionId: z.string(),
  version: z.int(),
  state: z.enum(CORRECTION_STATES),
  feedName: z.string(),
  department: z.string(),
  householdNo: z.string(),
  villageName: z.string(),
  /** Name of the person whom the record is about; null for the household as a whole. */
  who: z.nullable(z.string()),
  /** What the record says, and what the visit found. */
  says: z.string(),
  found: z.string(),
  rules: z.array(z.string()),
  openedOn: day,
  closedOn: z.nullable(day),
  answer: z.nullable(z.string()),
})
export type CorrectionView = z.infer<typeof correctionView>

const rate = {
  visited: z.int(),
  true: z.int(),
  notRisk: z.int(),
  dataError: z.int(),
  changed: z.int(),
  /** Whole percent; null before the first visit. */
  truePercent: z.nullable(z.int()),
}

/** What departments are told of their data. */
export const feedbackOperations = {
  corrections: {
    kind: 'query',
    shows: 'list',
    within: ['officer'],
    payload: z.strictObject({
      county: z.optional(countyCode),
      correctionState: z.optional(z.enum(CORRECTION_STATES)),
      cursor: z.optional(uuid),
    }),
    answer: z.object({ today: day, items: z.array(correctionView), nextCursor: z.nullable(z.string()) }),
  },
  answerCorrection: {
    kind: 'command',
    versioned: true,
    within: ['officer'],
    payload: z.strictObject({ correctionId: uuid, answer: words(200) }),
    answer: z.object({ correctionId: z.string(), state: z.enum(CORRECTION_STATES), version: z.int() }),
  },
  hitRates: {
    kind: 'query',
    shows: 'nobody',
    within: ['officer'],
    payload: ofCounty,
    answer: z.object({
      today: day,
      /** In the order of their ids, never by rate. */
      rules: z.array(z.object({ rule: z.string(), name: z.string(), ...rate })),
      feeds: z.array(z.object({ feed: z.string(), name: z.string(), department: z.string(), ...rate })),
    }),
  },
  freshness: {
    kind: 'query',
    shows: 'nobody',
    within: ['officer'],
    payload: ofCounty,
    answer: z.object({
      today: day,
      feeds: z.array(
        z.object({
          feed: z.string(),
          name: z.string(),
          department: z.string(),
          state: z.enum(FRESHNESS_STATES),
          lastOn: z.nullable(day),
          says: z.string(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, OperationSpec>
