import * as z from 'zod/mini'
import { MET, ORDER_STATES, OUTCOMES } from '../../domain/order/order'
import { areaCode, cursor, day, uuid, words } from '../schema'
import { counts, orderCard, orderDetail } from '../views'
import type { OperationSpec } from './operation-spec'

const orderRef = z.strictObject({ orderId: uuid })
const changedOrder = z.object({ orderId: z.string(), state: z.enum(ORDER_STATES), version: z.int(), dueOn: day })

/** Work orders: lists, one order, and what is done to it. */
export const orderOperations = {
  inbox: {
    kind: 'query',
    shows: 'list',
    within: ['cadre'],
    payload: z.strictObject({
      state: z.optional(z.enum(['issued', 'accepted', 'visited'])),
      cursor: z.optional(cursor),
    }),
    answer: z.object({ today: day, counts, items: z.array(orderCard), nextCursor: z.nullable(z.string()) }),
  },
  order: {
    kind: 'query',
    shows: 'household',
    within: ['cadre', 'officer'],
    payload: orderRef,
    answer: orderDetail,
  },
  acceptOrder: { kind: 'command', versioned: true, within: ['cadre'], payload: orderRef, answer: changedOrder },
  recordVisit: {
    kind: 'command',
    versioned: true,
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
    versioned: true,
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
  /** To whom an order can be handed over. */
  colleagues: {
    kind: 'query',
    shows: 'nobody',
    within: ['cadre', 'officer'],
    payload: orderRef,
    answer: z.object({
      items: z.array(z.object({ staffId: z.string(), name: z.string(), roleWords: z.array(z.string()) })),
    }),
  },
  handOverOrder: {
    kind: 'command',
    versioned: true,
    within: ['cadre', 'officer'],
    payload: z.strictObject({ orderId: uuid, to: uuid, reason: words(200) }),
    answer: changedOrder,
  },
  reopenOrder: {
    kind: 'command',
    versioned: true,
    within: ['officer'],
    payload: z.strictObject({ orderId: uuid, reason: words(200) }),
    answer: changedOrder,
  },
  urgeOrder: { kind: 'command', versioned: true, within: ['officer'], payload: orderRef, answer: changedOrder },
  orders: {
    kind: 'query',
    shows: 'list',
    within: ['officer'],
    payload: z.strictObject({
      area: z.optional(areaCode),
      state: z.optional(z.enum(ORDER_STATES)),
      late: z.optional(z.boolean()),
      cursor: z.optional(cursor),
    }),
    answer: z.object({ today: day, items: z.array(orderCard), nextCursor: z.nullable(z.string()) }),
  },
} as const satisfies Record<string, OperationSpec>
