import * as z from 'zod/mini'
import { SUBJECT_KINDS, TOPICS } from '../../domain/message/topic'
import { countyCode, cursor, day } from '../schema'
import type { OperationSpec } from './operation-spec'

/** Messages, for whoever does not get them on the phone. */
export const messageOperations = {
  /** What a person was told in a county, the newest first. Its words are `MESSAGE_WORDS` of its topic. */
  myMessages: {
    kind: 'query',
    shows: 'own',
    within: ['villager', 'cadre', 'officer'],
    payload: z.strictObject({ county: countyCode, cursor: z.optional(cursor) }),
    answer: z.object({
      items: z.array(
        z.object({
          messageId: z.string(),
          topic: z.enum(TOPICS),
          subjectKind: z.enum(SUBJECT_KINDS),
          subjectId: z.string(),
          on: day,
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
  },
} as const satisfies Record<string, OperationSpec>
