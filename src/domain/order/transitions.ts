import type { OrderState } from './order'

/** What a person can do to an order; the names are those of the operations in the permission table. */
export const ORDER_ACTIONS = ['acceptOrder', 'recordVisit', 'closeOrder'] as const
export type OrderAction = (typeof ORDER_ACTIONS)[number]

/** The whole state machine: where an action leads from a state, null where it is refused. Closed is final. */
export const TRANSITIONS = {
  issued: { acceptOrder: 'accepted', recordVisit: null, closeOrder: null },
  accepted: { acceptOrder: null, recordVisit: 'visited', closeOrder: null },
  visited: { acceptOrder: null, recordVisit: null, closeOrder: 'closed' },
  closed: { acceptOrder: null, recordVisit: null, closeOrder: null },
} as const satisfies Record<OrderState, Record<OrderAction, OrderState | null>>
