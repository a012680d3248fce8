import * as z from 'zod/mini'
import { MEASURE_ACTIONS, MEASURE_STATES } from '../../domain/support/measure'
import { WAYS } from '../../domain/support/catalogue'
import { day, uuid, words } from '../schema'
import type { OperationSpec } from './operation-spec'

/** Whole fen, up to a hundred million yuan: more is a slip of the pen. */
const fen = z.int().check(z.nonnegative(), z.maximum(10_000_000_000))
const changedMeasure = z.object({ measureId: z.string(), state: z.enum(MEASURE_STATES), version: z.int() })
const rule = z.object({ rule: z.string(), name: z.string() })

const measureView = z.object({
  measureId: z.string(),
  version: z.int(),
  code: z.string(),
  name: z.string(),
  item: z.string(),
  department: z.string(),
  proof: z.string(),
  state: z.enum(MEASURE_STATES),
  startBy: day,
  until: z.nullable(day),
  startedOn: z.nullable(day),
  endedOn: z.nullable(day),
  reason: z.nullable(z.string()),
  answers: z.array(rule),
  /** What the scores since it began say of the risks that it answers. */
  effect: z.string(),
  progress: z.array(z.object({ on: day, done: z.string(), fen: z.nullable(z.int()), by: z.string() })),
  /** Operations of the permission table that this person may do to it now. */
  may: z.array(z.enum(MEASURE_ACTIONS)),
})
export type MeasureView = z.infer<typeof measureView>

/** Help for households: what there is, and what is done to it. */
export const supportOperations = {
  measures: {
    kind: 'query',
    shows: 'household',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ householdId: uuid }),
    answer: z.object({
      today: day,
      household: z.object({ householdNo: z.string(), headName: z.string(), villageName: z.string() }),
      /** Newest plan first. */
      items: z.array(measureView),
      /** What is missing or late; `about` = the rule or the item that it is about. */
      warnings: z.array(z.object({ about: z.nullable(z.string()), says: z.string() })),
      /** False: the catalogue is this project's proposal, and the page says so. */
      official: z.boolean(),
      catalogue: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          items: z.array(z.string()),
          way: z.enum(WAYS),
          department: z.string(),
          proof: z.string(),
          /** Risks of this household that fire now and that it answers: what to offer first. */
          fits: z.array(rule),
        }),
      ),
      mayPlan: z.boolean(),
    }),
  },
  planMeasure: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({
      householdId: uuid,
      measure: words(3),
      item: words(20),
      startBy: day,
      until: z.nullable(day),
      /** Null: whoever the catalogue names. */
      department: z.nullable(words(30)),
    }),
    answer: changedMeasure,
  },
  startMeasure: {
    kind: 'command',
    versioned: true,
    within: ['officer'],
    payload: z.strictObject({ measureId: uuid, startedOn: day }),
    answer: changedMeasure,
  },
  addProgress: {
    kind: 'command',
    versioned: true,
    within: ['cadre', 'officer'],
    payload: z.strictObject({ measureId: uuid, on: day, done: words(200), fen: z.nullable(fen) }),
    answer: changedMeasure,
  },
  endMeasure: {
    kind: 'command',
    versioned: true,
    within: ['officer'],
    payload: z.strictObject({ measureId: uuid, endedOn: day, reason: words(200) }),
    answer: changedMeasure,
  },
  cancelMeasure: {
    kind: 'command',
    versioned: true,
    within: ['officer'],
    payload: z.strictObject({ measureId: uuid, reason: words(200) }),
    answer: changedMeasure,
  },
} as const satisfies Record<string, OperationSpec>
