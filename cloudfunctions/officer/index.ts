import { replaceCode } from '../server/codes/replace-code'
import { endpoint } from '../server/endpoint'
import { answerCorrection } from '../server/feedback/answer-correction'
import { corrections } from '../server/feedback/corrections'
import { freshness } from '../server/feedback/freshness'
import { hitRates } from '../server/feedback/hit-rates'
import type { Handlers } from '../server/handler'
import { households } from '../server/households/households'
import { colleagues } from '../server/orders/colleagues'
import { handOverOrder } from '../server/orders/hand-over-order'
import { heldOrders } from '../server/orders/held-orders'
import { order } from '../server/orders/order'
import { orders } from '../server/orders/orders'
import { releaseHeld } from '../server/orders/release-held'
import { reopenOrder } from '../server/orders/reopen-order'
import { urgeOrder } from '../server/orders/urge-order'
import { me } from '../server/progress/me'
import { progress } from '../server/progress/progress'
import { quality } from '../server/quality/quality'
import { addProgress } from '../server/support/add-progress'
import { cancelMeasure } from '../server/support/cancel-measure'
import { endMeasure } from '../server/support/end-measure'
import { measures } from '../server/support/measures'
import { planMeasure } from '../server/support/plan-measure'
import { startMeasure } from '../server/support/start-measure'
import { answerResultObjection } from '../server/reports/answer-result-objection'
import { enterSignal } from '../server/reports/enter-signal'
import { receiptStatus } from '../server/reports/receipt-status'
import { resultObjections } from '../server/reports/result-objections'

/** What this function serves. */
export const officerHandlers = {
  me,
  order,
  progress,
  orders,
  colleagues,
  handOverOrder,
  reopenOrder,
  urgeOrder,
  enterSignal,
  receiptStatus,
  resultObjections,
  answerResultObjection,
  households,
  measures,
  planMeasure,
  startMeasure,
  addProgress,
  endMeasure,
  cancelMeasure,
  quality,
  corrections,
  answerCorrection,
  hitRates,
  freshness,
  heldOrders,
  releaseHeld,
  replaceCode,
} satisfies Handlers<'officer'>

export const main = endpoint('officer', officerHandlers)
