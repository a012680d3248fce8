import { endpoint } from '../server/endpoint'
import type { Handlers } from '../server/handler'
import { households } from '../server/households/households'
import { acceptOrder } from '../server/orders/accept-order'
import { closeOrder } from '../server/orders/close-order'
import { colleagues } from '../server/orders/colleagues'
import { handOverOrder } from '../server/orders/hand-over-order'
import { inbox } from '../server/orders/inbox'
import { order } from '../server/orders/order'
import { recordVisit } from '../server/orders/record-visit'
import { me } from '../server/progress/me'
import { quality } from '../server/quality/quality'
import { addProgress } from '../server/support/add-progress'
import { measures } from '../server/support/measures'
import { reportFor } from '../server/reports/report-for'

/** What this function serves; the demo asks the same on days gone by. */
export const cadreHandlers = {
  me,
  inbox,
  order,
  households,
  measures,
  addProgress,
  quality,
  acceptOrder,
  recordVisit,
  closeOrder,
  colleagues,
  handOverOrder,
  reportFor,
} satisfies Handlers<'cadre'>

export const main = endpoint('cadre', cadreHandlers)
