import { authoriseCase } from '../server/cases/authorise-case'
import { caseDetail } from '../server/cases/case-detail'
import { cases } from '../server/cases/cases'
import { checkClearance } from '../server/cases/check-clearance'
import { declineCase } from '../server/cases/decline-case'
import { helpFirst } from '../server/cases/help-first'
import { holdAssembly } from '../server/cases/hold-assembly'
import { objectToNotice } from '../server/cases/object-to-notice'
import { postNotice } from '../server/cases/post-notice'
import { proposeClearance } from '../server/cases/propose-clearance'
import { correctData } from '../server/access/correct-data'
import { dataOf } from '../server/access/data-of'
import { revealField } from '../server/access/reveal-field'
import { acceptInvitation } from '../server/accounts/accept-invitation'
import { endpoint } from '../server/endpoint'
import type { Handlers } from '../server/handler'
import { timeline } from '../server/history/timeline'
import { households } from '../server/households/households'
import { myMessages } from '../server/messages/my-messages'
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
import { checkHousehold } from '../server/sweeps/check-household'
import { sweepHouseholds } from '../server/sweeps/sweep-households'
import { sweepProgress } from '../server/sweeps/sweep-progress'
import { sweeps } from '../server/sweeps/sweeps'

/** What this function serves; the demo asks the same on days gone by. */
export const cadreHandlers = {
  me,
  myMessages,
  inbox,
  order,
  households,
  timeline,
  measures,
  addProgress,
  quality,
  acceptOrder,
  recordVisit,
  closeOrder,
  colleagues,
  handOverOrder,
  reportFor,
  sweeps,
  sweepProgress,
  sweepHouseholds,
  checkHousehold,
  cases,
  case: caseDetail,
  objectToNotice,
  helpFirst,
  declineCase,
  proposeClearance,
  authoriseCase,
  checkClearance,
  holdAssembly,
  postNotice,
  acceptInvitation,
  revealField,
  dataOf,
  correctData,
} satisfies Handlers<'cadre'>

export const main = endpoint('cadre', cadreHandlers)
