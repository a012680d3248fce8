import * as z from 'zod/mini'
import { SEVERITIES } from '../../domain/quality/quality-check'
import { areaCode, day, uuid } from '../schema'
import type { OperationSpec } from './operation-spec'

const qualityFinding = z.object({
  check: z.string(),
  name: z.string(),
  severity: z.enum(SEVERITIES),
  /** What is wrong, and what to do about it. */
  says: z.string(),
  mend: z.string(),
  /** Who keeps the file in which it is mended, and the column. */
  place: z.string(),
  foundOn: day,
  /** What was seen, with the name of the person that it is about; null for the household as a whole. */
  evidence: z.array(z.object({ who: z.nullable(z.string()), says: z.string() })),
})
export type QualityFindingView = z.infer<typeof qualityFinding>

/** What is noted down wrongly. */
export const qualityOperations = {
  quality: {
    kind: 'query',
    shows: 'list',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ area: z.optional(areaCode), cursor: z.optional(uuid) }),
    answer: z.object({
      today: day,
      area: z.object({ code: z.string(), name: z.string() }),
      /** Households of the area by check. */
      counts: z.array(
        z.object({ check: z.string(), name: z.string(), severity: z.enum(SEVERITIES), households: z.int() }),
      ),
      /** Village by village. */
      items: z.array(
        z.object({
          householdId: z.string(),
          householdNo: z.string(),
          headName: z.string(),
          villageCode: z.string(),
          villageName: z.string(),
          findings: z.array(qualityFinding),
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
  },
} as const satisfies Record<string, OperationSpec>
