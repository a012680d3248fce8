import { endpoint } from '../server/endpoint'
import type { Handlers } from '../server/handler'
import { households } from '../server/households/households'
import { acceptOrder } from '../server/orders/accept-order'
import { closeOrder } from '../server/orders/close-order'
import { inbox } from '../server/orders/inbox'
import { order } from '../server/orders/order'
import { recordVisit } from '../server/orders/record-visit'
import { me } from '../server/progress/me'

/** What this function serves; the demo asks the same on days gone by. */
export const cadreHandlers = {
  me,
  inbox,
  order,
  households,
  acceptOrder,
  recordVisit,
  closeOrder,
} satisfies Handlers<'cadre'>

export const main = endpoint('cadre', cadreHandlers)
