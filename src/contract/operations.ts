import * as z from 'zod/mini'
import type { Operation } from '../domain/access/permission-table'
import { ROLES } from '../domain/access/role'
import { FOR_WHOM, HARDSHIPS, MET, ORDER_STATES, OUTCOMES } from '../domain/order/order'
import { areaCode, countyCode, cursor, day, householdCode, stormCause, uuid, words } from './schema'
import { counts, heldCause, householdCard, orderCard, orderDetail, reportStatusView } from './views'

/** A command changes something and carries an id; a query does not. `within` is the function that serves it. */
export interface OperationSpec {
  readonly kind: 'command' | 'query'
  readonly within: readonly ('villager' | 'cadre' | 'officer' | 'importer' | 'nightly')[]
  readonly payload: z.core.$ZodType
  readonly answer: z.core.$ZodType
  /** Milliseconds until a person is told that no answer came; a little more than the function itself is given. Absent: `LONGEST_WAIT`. */
  readonly longestWait?: number
}

/** A page never waits longer without a way out, unless its operation says so. Milliseconds. */
export const LONGEST_WAIT = 10_000

const orderRef = z.strictObject({ orderId: uuid })
const changedOrder = z.object({ orderId: z.string(), state: z.enum(ORDER_STATES), version: z.int(), dueOn: day })

/** All that can be asked, with the shape of the question and of the answer. One table for the phone and the functions. */
export const operations = {
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
  me: {
    kind: 'query',
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
  inbox: {
    kind: 'query',
    within: ['cadre'],
    payload: z.strictObject({
      state: z.optional(z.enum(['issued', 'accepted', 'visited'])),
      cursor: z.optional(cursor),
    }),
    answer: z.object({ today: day, counts, items: z.array(orderCard), nextCursor: z.nullable(z.string()) }),
  },
  order: {
    kind: 'query',
    within: ['cadre', 'officer'],
    payload: orderRef,
    answer: orderDetail,
  },
  acceptOrder: { kind: 'command', within: ['cadre'], payload: orderRef, answer: changedOrder },
  recordVisit: {
    kind: 'command',
    within: ['cadre'],
    payload: z.strictObject({
      orderId: uuid,
      visitedOn: day,
      met: z.enum(MET),
      note: words(500),
    }),
    answer: changedOrder,
  },
  closeOrder: {
    kind: 'command',
    within: ['cadre'],
    payload: z.strictObject({
      orderId: uuid,
      outcome: z.enum(OUTCOMES),
      reason: words(200),
      findings: z
        .array(
          z.strictObject({
            rule: z.string().check(z.maxLength(10)),
            key: z.string().check(z.maxLength(300)),
            finding: z.enum(OUTCOMES),
          }),
        )
        .check(z.maxLength(500)),
    }),
    answer: changedOrder,
  },
  progress: {
    kind: 'query',
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
  orders: {
    kind: 'query',
    within: ['officer'],
    payload: z.strictObject({
      area: z.optional(areaCode),
      state: z.optional(z.enum(ORDER_STATES)),
      late: z.optional(z.boolean()),
      cursor: z.optional(cursor),
    }),
    answer: z.object({ today: day, items: z.array(orderCard), nextCursor: z.nullable(z.string()) }),
  },
  households: {
    kind: 'query',
    within: ['cadre', 'officer'],
    payload: z.strictObject({
      by: z.enum(['number', 'name']),
      /** How the household's number, or its head's name, begins. */
      text: words(40),
      cursor: z.optional(uuid),
    }),
    answer: z.object({ items: z.array(householdCard), nextCursor: z.nullable(z.string()) }),
  },
  heldOrders: {
    kind: 'query',
    within: ['officer'],
    payload: z.strictObject({ county: z.optional(countyCode) }),
    answer: z.object({
      today: day,
      county: z.object({ code: z.string(), name: z.string() }),
      /** Households of the county, and orders that wait: one a household, whatever the number of its causes. */
      households: z.int(),
      held: z.int(),
      /** The cause of the most orders first. */
      causes: z.array(heldCause),
    }),
  },
  releaseHeld: {
    kind: 'command',
    within: ['officer'],
    longestWait: 25_000,
    payload: z.strictObject({ county: countyCode, cause: stormCause }),
    /** None when somebody has released them already. */
    answer: z.object({ opened: z.int() }),
  },
  replaceCode: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ county: countyCode, householdNo: words(40) }),
    // The only time the code itself is seen: afterwards only its hash exists.
    answer: z.object({ code: z.string() }),
  },
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
  scoreNight: {
    kind: 'command',
    within: ['nightly'],
    payload: z.strictObject({ date: z.optional(day) }),
    answer: z.object({
      date: day,
      evaluated: z.int(),
      changed: z.int(),
      opened: z.int(),
      refreshed: z.int(),
      held: z.int(),
    }),
  },
} as const satisfies Record<Operation, OperationSpec>

export type Operations = typeof operations
export type Payload<O extends Operation> = z.infer<Operations[O]['payload']>
export type Answer<O extends Operation> = z.infer<Operations[O]['answer']>
export type CommandName = { [O in Operation]: Operations[O]['kind'] extends 'command' ? O : never }[Operation]
export type QueryName = Exclude<Operation, CommandName>
