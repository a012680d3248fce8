import * as z from 'zod/mini'
import { ROUND_STATES } from '../../domain/sweep/sweep-round'
import { areaCode, day, uuid, villageCode, words } from '../schema'
import { receipt, sweepCounts } from '../views'
import type { OperationSpec } from './operation-spec'

const named = { code: z.string(), name: z.string() }

/** Rounds from house to house (集中排查). */
export const sweepOperations = {
  startSweep: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ area: areaCode, from: day, until: day }),
    answer: z.object({ roundId: z.string(), households: z.int() }),
  },
  sweeps: {
    kind: 'query',
    shows: 'nobody',
    within: ['cadre', 'officer'],
    payload: z.strictObject({}),
    answer: z.object({
      today: day,
      /** The last one first, with what was done in the areas of who asks. */
      items: z.array(
        z.object({
          ...{ roundId: z.string(), area: z.object(named), from: day, until: day, state: z.enum(ROUND_STATES) },
          counts: sweepCounts,
        }),
      ),
    }),
  },
  sweepProgress: {
    kind: 'query',
    shows: 'nobody',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ roundId: uuid }),
    answer: z.object({
      today: day,
      totals: sweepCounts,
      /** Villages in the order of their codes, never by performance. */
      rows: z.array(z.object({ ...named, counts: sweepCounts })),
    }),
  },
  sweepHouseholds: {
    kind: 'query',
    shows: 'list',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ roundId: uuid, village: villageCode, cursor: z.optional(uuid) }),
    answer: z.object({
      items: z.array(
        z.object({
          ...{ householdId: z.string(), householdNo: z.string(), headName: z.string() },
          group: z.nullable(z.string()),
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
  },
  checkHousehold: {
    kind: 'command',
    within: ['cadre'],
    payload: z.strictObject({
      roundId: uuid,
      householdNo: words(40),
      answers: z
        .array(z.strictObject({ question: z.string().check(z.maxLength(40)), yes: z.boolean() }))
        .check(z.maxLength(50)),
      words: z.optional(words(500)),
    }),
    /** One for each hardship found: with its number the household can ask. */
    answer: z.object({ receipts: z.array(receipt) }),
  },
} as const satisfies Record<string, OperationSpec>
