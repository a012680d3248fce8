import type { OrderState } from '../../domain/order/order'
import { forget } from '../../platform/storage'

export type Form = 'visit' | 'close'

export function draftKey(form: Form, orderId: string): string {
  return `${form}:${orderId}`
}

/** Forms that have no use any more once an order has come this far, whoever brought it there. */
const DONE_WITH = {
  issued: [],
  accepted: [],
  visited: ['visit'],
  closed: ['visit', 'close'],
} as const satisfies Record<OrderState, readonly Form[]>

/** What was typed about a household does not stay on the phone when it can no longer be sent. */
export function forgetUselessDrafts(orderId: string, state: OrderState): void {
  for (const form of DONE_WITH[state]) forget(draftKey(form, orderId))
}
