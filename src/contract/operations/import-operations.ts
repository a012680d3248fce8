import * as z from 'zod/mini'
import { countyCode, uuid } from '../schema'
import type { OperationSpec } from './operation-spec'

/** Files of the departments. */
export const importOperations = {
  importFile: {
    kind: 'command',
    within: ['importer'],
    longestWait: 65_000,
    payload: z.strictObject({
      county: countyCode,
      feed: z.string().check(z.maxLength(40)),
      /** The file itself, base64. */
      content: z.string(),
      dryRun: z.optional(z.boolean()),
    }),
    answer: z.object({
      batch: z.nullable(z.string()),
      feed: z.string(),
      read: z.int(),
      accepted: z.int(),
      unchanged: z.int(),
      unmatched: z.int(),
      rejected: z.int(),
      dirty: z.int(),
      faults: z.array(z.object({ row: z.int(), column: z.string(), code: z.string(), sentence: z.string() })),
      /** Counties that count the feed as delivered now. */
      delivered: z.array(z.string()),
      ignoredColumns: z.array(z.string()),
    }),
  },
  undoImport: {
    kind: 'command',
    within: ['importer'],
    longestWait: 65_000,
    payload: z.strictObject({ county: countyCode, batch: uuid }),
    answer: z.object({ batch: z.string(), feed: z.string(), removed: z.int(), restored: z.int(), dirty: z.int() }),
  },
} as const satisfies Record<string, OperationSpec>
