import * as z from 'zod/mini'
import { FOR_WHOM, HARDSHIPS } from '../../domain/order/order'
import { countyCode, day, householdCode, words } from '../schema'
import { reportStatusView } from '../views'
import type { OperationSpec } from './operation-spec'

/** Household codes, and what is reported through them. */
export const reportOperations = {
  openCode: {
    kind: 'query',
    within: ['villager'],
    payload: z.strictObject({ code: householdCode }),
    // No name, no number: the code hangs on the door and anybody can scan it.
    answer: z.object({
      villageName: z.string(),
      group: z.nullable(z.string()),
      helpPhone: z.string(),
    }),
  },
  submitReport: {
    kind: 'command',
    within: ['villager'],
    payload: z.strictObject({
      code: householdCode,
      kind: z.enum(HARDSHIPS),
      forWhom: z.enum(FOR_WHOM),
      words: z.optional(words(500)),
      phone: z.optional(z.string().check(z.regex(/^1\d{10}$/))),
    }),
    answer: z.object({
      reportNo: z.string(),
      kind: z.enum(HARDSHIPS),
      forWhom: z.enum(FOR_WHOM),
      /** Somebody comes or calls by this day. */
      visitBy: day,
      urgent: z.boolean(),
    }),
  },
  reportStatus: {
    kind: 'query',
    within: ['villager'],
    payload: z.strictObject({ county: countyCode, reportNo: z.string().check(z.regex(/^\d{10,14}$/)) }),
    answer: reportStatusView,
  },
  myReports: {
    kind: 'query',
    within: ['villager'],
    payload: z.strictObject({ county: countyCode }),
    answer: z.object({ reports: z.array(reportStatusView), helpPhone: z.string() }),
  },
  replaceCode: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ county: countyCode, householdNo: words(40) }),
    // The only time the code itself is seen: afterwards only its hash exists.
    answer: z.object({ code: z.string() }),
  },
} as const satisfies Record<string, OperationSpec>
