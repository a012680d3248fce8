import type { OrderState } from './order'

/** What a person can do to an order; the names are those of the operations in the permission table. */
export const ORDER_ACTIONS = [
  'acceptOrder',
  'recordVisit',
  'closeOrder',
  'handOverOrder',
  'reopenOrder',
  'urgeOrder',
] as const
export type OrderAction = (typeof ORDER_ACTIONS)[number]

/**
 * The whole state machine: where an action leads from a state, null where it is refused. A closed order goes back to whoever
 * closed it; the township hands it over when somebody else shall look. Urging leaves every state as it is.
 */
export const TRANSITIONS = {
  issued: {
    ...{ acceptOrder: 'accepted', recordVisit: null, closeOrder: null },
    ...{ handOverOrder: null, reopenOrder: null, urgeOrder: 'issued' },
  },
  accepted: {
    ...{ acceptOrder: null, recordVisit: 'visited', closeOrder: null },
    ...{ handOverOrder: 'accepted', reopenOrder: null, urgeOrder: 'accepted' },
  },
  visited: {
    ...{ acceptOrder: null, recordVisit: null, closeOrder: 'closed' },
    ...{ handOverOrder: 'visited', reopenOrder: null, urgeOrder: 'visited' },
  },
  closed: {
    ...{ acceptOrder: null, recordVisit: null, closeOrder: null },
    ...{ handOverOrder: null, reopenOrder: 'accepted', urgeOrder: null },
  },
} as const satisfies Record<OrderState, Record<OrderAction, OrderState | null>>

/** Taken from above, whoever has the order; the other actions belong to its assignee once there is one. */
export const FROM_ABOVE: readonly OrderAction[] = ['handOverOrder', 'reopenOrder', 'urgeOrder']
