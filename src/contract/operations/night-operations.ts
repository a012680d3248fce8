import * as z from 'zod/mini'
import { countyCode, day, stormCause } from '../schema'
import { heldCause } from '../views'
import type { OperationSpec } from './operation-spec'

/** The nightly job, and the orders that its storm brake holds. */
export const nightOperations = {
  heldOrders: {
    kind: 'query',
    shows: 'list',
    within: ['officer'],
    payload: z.strictObject({ county: z.optional(countyCode) }),
    answer: z.object({
      today: day,
      county: z.object({ code: z.string(), name: z.string() }),
      /** Households of the county, and orders that wait: one a household, whatever the number of its causes. */
      households: z.int(),
      held: z.int(),
      /** The cause of the most orders first. */
      causes: z.array(heldCause),
    }),
  },
  releaseHeld: {
    kind: 'command',
    within: ['officer'],
    longestWait: 25_000,
    payload: z.strictObject({ county: countyCode, cause: stormCause }),
    /** None when somebody has released them already. */
    answer: z.object({ opened: z.int() }),
  },
  scoreNight: {
    kind: 'command',
    within: ['nightly'],
    payload: z.strictObject({ date: z.optional(day) }),
    answer: z.object({
      date: day,
      evaluated: z.int(),
      changed: z.int(),
      opened: z.int(),
      refreshed: z.int(),
      held: z.int(),
    }),
  },
} as const satisfies Record<string, OperationSpec>
