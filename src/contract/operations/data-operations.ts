import * as z from 'zod/mini'
import { PRIVATE_FIELDS } from '../../domain/access/field-policy'
import { GUARDIAN_RELATIONS } from '../../domain/access/guardian'
import { REVEAL_REASONS } from '../../domain/access/reveal'
import { cursor, day, uuid, words } from '../schema'
import type { OperationSpec } from './operation-spec'

/** Who wants it for a child: below fourteen nothing is entered or shown without. */
const guardian = z.optional(z.strictObject({ guardianName: words(40), relation: z.enum(GUARDIAN_RELATIONS) }))
const said = z.object({ field: z.string(), header: z.string(), says: z.string(), mayCorrect: z.boolean() })
const looked = z.object({ on: day, roleWord: z.string(), what: z.string() })

/** What is stored about people: seen whole for a reason, shown and corrected on request, and who has looked. */
export const dataOperations = {
  revealField: {
    kind: 'command',
    shows: 'household',
    within: ['cadre', 'officer'],
    payload: z.strictObject({
      householdId: uuid,
      /** Whose ID number; a phone number and an address are of the household. */
      personId: z.optional(uuid),
      field: z.enum(PRIVATE_FIELDS),
      reason: z.enum(REVEAL_REASONS),
      words: words(200),
    }),
    answer: z.object({ value: z.string() }),
  },
  accessLog: {
    kind: 'query',
    shows: 'list',
    within: ['officer'],
    payload: z.strictObject({ householdNo: z.optional(words(40)), cursor: z.optional(cursor) }),
    answer: z.object({
      /** Newest first. */
      items: z.array(
        z.object({
          at: z.string(),
          on: day,
          name: z.string(),
          roleWord: z.string(),
          householdNo: z.string(),
          what: z.string(),
          reason: z.nullable(z.string()),
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
  },
  /** All that is stored about a household and, when one is named, about a person of it, on their request. */
  dataOf: {
    kind: 'query',
    shows: 'household',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ householdId: uuid, personId: z.optional(uuid), guardian }),
    answer: z.object({
      /** Whom one can ask about. */
      people: z.array(z.object({ personId: z.string(), name: z.string(), relation: z.string() })),
      person: z.nullable(
        z.object({
          birthOn: day,
          idNumber: z.nullable(z.string()),
          version: z.int(),
          values: z.array(said),
        }),
      ),
      household: z.object({
        householdNo: z.string(),
        villageName: z.string(),
        version: z.int(),
        values: z.array(said),
      }),
      /** What departments have delivered about the person, newest first. */
      records: z.array(z.object({ feedName: z.string(), department: z.string(), on: day, says: z.array(z.string()) })),
      corrections: z.array(z.object({ on: day, header: z.string() })),
      /** Who has looked at the household, newest first: in which post and on which day, and no names. */
      seenBy: z.array(looked),
    }),
  },
  /** On the request of the person, by the county; on the spot, by whoever is at work on an order of the household. */
  correctData: {
    kind: 'command',
    versioned: true,
    within: ['cadre', 'officer'],
    payload: z.strictObject({
      householdId: uuid,
      /** Absent: a value of the household. */
      personId: z.optional(uuid),
      field: z.string().check(z.maxLength(40)),
      /** As it would stand in a cell of the county's file; empty takes the value away. */
      value: words(200),
      reason: words(200),
      guardian,
    }),
    answer: z.object({ version: z.int() }),
  },
} as const satisfies Record<string, OperationSpec>
