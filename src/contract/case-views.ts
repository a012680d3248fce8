import * as z from 'zod/mini'
import { CASE_KINDS, CASE_STATES, CASE_VARIANTS } from '../domain/case/case'
import { CASE_ACTIONS } from '../domain/case/steps'
import { DECLINE_GROUNDS } from '../domain/case/decline-grounds'
import { day } from './schema'

/** A case as a line of a list: what the order's line shows of a household, and no more. */
export const caseCard = z.object({
  caseId: z.string(),
  caseNo: z.string(),
  version: z.int(),
  householdId: z.string(),
  householdNo: z.string(),
  headName: z.string(),
  group: z.nullable(z.string()),
  villageCode: z.string(),
  villageName: z.string(),
  kind: z.enum(CASE_KINDS),
  variant: z.enum(CASE_VARIANTS),
  state: z.enum(CASE_STATES),
  openedOn: day,
  dueOn: day,
  hardDueOn: day,
  late: z.boolean(),
  /** Name of what the household is followed as; null until an assembly has said so. */
  category: z.nullable(z.string()),
  /** Objections that wait for the township. */
  objections: z.int(),
  /** The day by which the first of them is to be answered. */
  objectionDueOn: z.nullable(day),
})
export type CaseCard = z.infer<typeof caseCard>

const choice = z.object({ code: z.string(), name: z.string() })

/** A sheet to print, from values that are allowed on it. */
const paper = z.object({
  title: z.string(),
  rows: z.array(z.tuple([z.string(), z.string()])),
  signatures: z.array(z.string()),
})

export const objection = z.object({
  objectionId: z.string(),
  raisedOn: day,
  dueOn: day,
  late: z.boolean(),
  words: z.string(),
  answer: z.nullable(z.object({ on: day, upheld: z.boolean(), words: z.string() })),
})
export type ObjectionView = z.infer<typeof objection>

export const caseDetail = z.object({
  card: caseCard,
  /** Living people of the household, to sign. */
  people: z.array(z.object({ personId: z.string(), name: z.string(), age: z.int() })),
  notice: z.nullable(z.object({ postedOn: day, until: day })),
  announcedOn: z.nullable(day),
  /** A clearance in the month of the inclusion or in the next: to be looked at twice. */
  early: z.boolean(),
  /** Why it ended without its aim, as the household reads it. */
  declined: z.nullable(z.object({ ground: z.string(), reason: z.string() })),
  steps: z.array(
    z.object({
      action: z.enum([...CASE_ACTIONS, 'sendBackCase']),
      on: day,
      who: z.string(),
      /** Sent back since: it has to be done again, and stays to be read. */
      isVoid: z.boolean(),
      paper,
    }),
  ),
  objections: z.array(objection),
  /** What the county's policy lets be chosen. */
  choices: z.object({
    categories: z.array(choice),
    risks: z.array(choice),
    bodies: z.array(choice),
    authorisation: z.object({ version: z.string(), text: z.string() }),
  }),
  calendarNotes: z.array(z.string()),
  /** Operations that this person may do to this case now; where it can be sent back to; why it can be ended. */
  may: z.array(z.enum([...CASE_ACTIONS, 'sendBackCase'])),
  backTo: z.array(z.enum(CASE_STATES)),
  grounds: z.array(z.object({ ground: z.enum(DECLINE_GROUNDS), name: z.string() })),
})
export type CaseDetail = z.infer<typeof caseDetail>
