import * as z from 'zod/mini'
import { ENTRY_KINDS, PAGE_KINDS } from '../../domain/history/event-sentences'
import { areaCode, cursor, day, month, uuid } from '../schema'
import type { OperationSpec } from './operation-spec'

const timelineEntry = z.object({
  on: day,
  /** When it was written down; null for scores of before that was kept. */
  at: z.nullable(z.string()),
  kind: z.enum(ENTRY_KINDS),
  /** Without names, and without what is kept sealed. */
  says: z.string(),
  /** 系统 for the night, 群众 for whoever reported. */
  who: z.string(),
  /** The post in which it was done; empty for who has none. */
  roleWord: z.string(),
  opens: z.nullable(z.object({ what: z.enum(PAGE_KINDS), id: z.string() })),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

const counted = z.object({ households: z.int(), people: z.int() })
const movement = z.object({
  included: counted,
  cleared: counted,
  /** On the last day of the month. */
  followed: counted,
})
const named = { code: z.string(), name: z.string() }

/** What has happened to a household, and how many came and went in a month. */
export const historyOperations = {
  timeline: {
    kind: 'query',
    shows: 'household',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ householdId: uuid, cursor: z.optional(cursor) }),
    answer: z.object({
      household: z.object({ householdNo: z.string(), headName: z.string(), villageName: z.string() }),
      /** Newest first. */
      items: z.array(timelineEntry),
      nextCursor: z.nullable(z.string()),
    }),
  },
  monthlyStatistics: {
    kind: 'query',
    shows: 'nobody',
    within: ['officer'],
    payload: z.strictObject({ month, area: z.optional(areaCode) }),
    answer: z.object({
      month: z.string(),
      /** The last day counted: of a month that is not over, today. */
      through: day,
      area: z.object(named),
      totals: movement,
      /** In the order of the county's lists. A household counts under each of its risks, and once in everything above them. */
      categories: z.array(
        z.object({ ...named, totals: movement, risks: z.array(z.object({ ...named, totals: movement })) }),
      ),
      /** Townships and villages of the area in which anything is counted, by their codes. */
      areas: z.array(z.object({ ...named, totals: movement })),
    }),
  },
} as const satisfies Record<string, OperationSpec>
