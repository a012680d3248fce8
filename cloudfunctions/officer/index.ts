import { replaceCode } from '../server/codes/replace-code'
import { endpoint } from '../server/endpoint'
import type { Handlers } from '../server/handler'
import { households } from '../server/households/households'
import { heldOrders } from '../server/orders/held-orders'
import { order } from '../server/orders/order'
import { orders } from '../server/orders/orders'
import { releaseHeld } from '../server/orders/release-held'
import { me } from '../server/progress/me'
import { progress } from '../server/progress/progress'

/** What this function serves. */
export const officerHandlers = {
  me,
  order,
  progress,
  orders,
  households,
  heldOrders,
  releaseHeld,
  replaceCode,
} satisfies Handlers<'officer'>

export const main = endpoint('officer', officerHandlers)
