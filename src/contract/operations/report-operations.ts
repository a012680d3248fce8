import * as z from 'zod/mini'
import { ENTERED_CHANNELS } from '../../domain/order/channel'
import { FOR_WHOM, HARDSHIPS } from '../../domain/order/order'
import { OBJECTION_STATES } from '../../domain/order/result-objection'
import { countyCode, cursor, day, householdCode, uuid, words } from '../schema'
import { receipt, reportStatusView, resultObjectionView } from '../views'
import type { OperationSpec } from './operation-spec'

const reportNo = z.string().check(z.regex(/^\d{10,14}$/))
const said = {
  kind: z.enum(HARDSHIPS),
  words: z.optional(words(500)),
  phone: z.optional(z.string().check(z.regex(/^1\d{10}$/))),
}

/** Household codes, and what is reported through them. */
export const reportOperations = {
  openCode: {
    kind: 'query',
    shows: 'nobody',
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
      forWhom: z.enum(FOR_WHOM),
      ...said,
    }),
    answer: receipt,
  },
  reportStatus: {
    kind: 'query',
    shows: 'own',
    within: ['villager'],
    payload: z.strictObject({ county: countyCode, reportNo }),
    answer: reportStatusView,
  },
  myReports: {
    kind: 'query',
    shows: 'own',
    within: ['villager'],
    payload: z.strictObject({ county: countyCode }),
    answer: z.object({ reports: z.array(reportStatusView), helpPhone: z.string() }),
  },
  objectToResult: {
    kind: 'command',
    within: ['villager'],
    payload: z.strictObject({ county: countyCode, reportNo, words: words(500) }),
    /** The township answers by this day. */
    answer: z.object({ dueOn: day }),
  },
  reportFor: {
    kind: 'command',
    within: ['cadre'],
    payload: z.strictObject({ householdNo: words(40), ...said }),
    answer: receipt,
  },
  enterSignal: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({
      householdNo: words(40),
      channel: z.enum(ENTERED_CHANNELS),
      forWhom: z.enum(FOR_WHOM),
      ...said,
    }),
    answer: receipt,
  },
  /** For whoever asks by phone or at the window with the number of their receipt. */
  receiptStatus: {
    kind: 'query',
    shows: 'household',
    within: ['officer'],
    payload: z.strictObject({ reportNo }),
    answer: reportStatusView,
  },
  resultObjections: {
    kind: 'query',
    shows: 'list',
    within: ['officer'],
    payload: z.strictObject({ cursor: z.optional(cursor) }),
    answer: z.object({ today: day, items: z.array(resultObjectionView), nextCursor: z.nullable(z.string()) }),
  },
  answerResultObjection: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ objectionId: uuid, reason: words(200) }),
    answer: z.object({ state: z.enum(OBJECTION_STATES) }),
  },
  replaceCode: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ county: countyCode, householdNo: words(40) }),
    // The only time the code itself is seen: afterwards only its hash exists.
    answer: z.object({ code: z.string() }),
  },
} as const satisfies Record<string, OperationSpec>
