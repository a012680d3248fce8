import { ORDER_STATES, type OrderState } from '../../domain/order/order'

/** One of the states, or only what is late. */
export type Filter = OrderState | 'late'

/** The filter that a link asks for; undefined for all, and for words that are none. */
export function findFilter(query: { readonly state?: string; readonly late?: string }): Filter | undefined {
  if (query.late === 'true') return 'late'
  return ORDER_STATES.find((state) => state === query.state)
}
