import * as z from 'zod/mini'
import { ROLES } from '../../domain/access/role'
import { areaCode, day, uuid, words } from '../schema'
import { counts, householdCard } from '../views'
import type { OperationSpec } from './operation-spec'

/** Who I am, how far an area is, and who lives in it. */
export const overviewOperations = {
  me: {
    kind: 'query',
    shows: 'own',
    within: ['cadre', 'officer'],
    payload: z.strictObject({}),
    answer: z.object({
      name: z.string(),
      today: day,
      posts: z.array(
        z.object({ role: z.enum(ROLES), roleWord: z.string(), areaCode: z.string(), areaName: z.string() }),
      ),
      /** Drawn on every opening, with or without messages. */
      badge: z.object({ open: z.int(), dueToday: z.int(), late: z.int() }),
    }),
  },
  progress: {
    kind: 'query',
    shows: 'nobody',
    within: ['officer'],
    payload: z.strictObject({ area: z.optional(areaCode), date: z.optional(day) }),
    answer: z.object({
      today: day,
      area: z.object({ code: z.string(), name: z.string() }),
      totals: counts,
      /** The areas one level below, in the order of their codes, never by performance. */
      rows: z.array(z.object({ code: z.string(), name: z.string(), counts })),
      /** Orders of the area that the storm brake holds; 0 for who may not release them. */
      held: z.int(),
    }),
  },
  households: {
    kind: 'query',
    shows: 'list',
    within: ['cadre', 'officer'],
    payload: z.strictObject({
      by: z.enum(['number', 'name']),
      /** How the household's number, or its head's name, begins. */
      text: words(40),
      cursor: z.optional(uuid),
    }),
    answer: z.object({ items: z.array(householdCard), nextCursor: z.nullable(z.string()) }),
  },
} as const satisfies Record<string, OperationSpec>
