import { accessLog } from '../server/access/access-log'
import { correctData } from '../server/access/correct-data'
import { dataOf } from '../server/access/data-of'
import { revealField } from '../server/access/reveal-field'
import { acceptInvitation } from '../server/accounts/accept-invitation'
import { endPost } from '../server/accounts/end-post'
import { inviteStaff } from '../server/accounts/invite-staff'
import { revokeInvitation } from '../server/accounts/revoke-invitation'
import { staffOf } from '../server/accounts/staff-of'
import { replaceCode } from '../server/codes/replace-code'
import { announceCase } from '../server/cases/announce-case'
import { answerObjection } from '../server/cases/answer-objection'
import { approveCase } from '../server/cases/approve-case'
import { caseDetail } from '../server/cases/case-detail'
import { cases } from '../server/cases/cases'
import { compareCase } from '../server/cases/compare-case'
import { declineCase } from '../server/cases/decline-case'
import { helpFirst } from '../server/cases/help-first'
import { objectToNotice } from '../server/cases/object-to-notice'
import { reviewCase } from '../server/cases/review-case'
import { sendBackCase } from '../server/cases/send-back-case'
import { endpoint } from '../server/endpoint'
import { answerCorrection } from '../server/feedback/answer-correction'
import { corrections } from '../server/feedback/corrections'
import { freshness } from '../server/feedback/freshness'
import { hitRates } from '../server/feedback/hit-rates'
import type { Handlers } from '../server/handler'
import { monthlyStatistics } from '../server/history/monthly-statistics'
import { timeline } from '../server/history/timeline'
import { households } from '../server/households/households'
import { myMessages } from '../server/messages/my-messages'
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
import { startSweep } from '../server/sweeps/start-sweep'
import { sweepHouseholds } from '../server/sweeps/sweep-households'
import { sweepProgress } from '../server/sweeps/sweep-progress'
import { sweeps } from '../server/sweeps/sweeps'

/** What this function serves. */
export const officerHandlers = {
  me,
  myMessages,
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
  startSweep,
  sweeps,
  sweepProgress,
  sweepHouseholds,
  households,
  timeline,
  monthlyStatistics,
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
  cases,
  case: caseDetail,
  objectToNotice,
  helpFirst,
  declineCase,
  compareCase,
  answerObjection,
  reviewCase,
  approveCase,
  announceCase,
  sendBackCase,
  heldOrders,
  releaseHeld,
  replaceCode,
  inviteStaff,
  revokeInvitation,
  acceptInvitation,
  endPost,
  staffOf,
  revealField,
  accessLog,
  dataOf,
  correctData,
} satisfies Handlers<'officer'>

export const main = endpoint('officer', officerHandlers)
