import {
  noticeObjector,
  objector,
  reporters,
  township,
  whenReported,
  whoHasIt,
  whoIsNext,
  whoMay,
  whoReported,
  type Happened,
  type Occasion,
  type Recipients,
  type Who,
} from './recipients'
import type { Topic } from './topic'

/** Something that somebody has to learn. */
export interface Message {
  readonly topic: Topic
  readonly to: Recipients
}

type Rule = readonly [topic: Topic, ...to: Who[]]

const NOBODY = [] as const
const NEXT_STEP = [['case.step', whoIsNext]] as const satisfies readonly Rule[]

/** Who must learn of what: the one table, complete, so that nothing that happens is forgotten and no command writes a message. */
const TELLS = {
  'order.issued': [
    ['order.new', whoMay('acceptOrder')],
    ['report.received', whoReported],
  ],
  'order.joined': [
    ['order.more', whenReported(whoHasIt)],
    ['report.received', whoReported],
  ],
  'order.accepted': NOBODY,
  'order.visited': NOBODY,
  'order.closed': [['report.answered', reporters]],
  'order.handedOver': [['order.yours', whoHasIt]],
  'order.reopened': [
    ['order.again', whoHasIt],
    ['report.again', reporters],
  ],
  'order.urged': [['order.urged', whoHasIt]],
  'order.dueSoon': [['order.dueSoon', whoHasIt, township]],
  'order.late': [['order.late', whoHasIt, township]],
  'orders.held': [['orders.held', whoMay('releaseHeld')]],
  'orders.released': NOBODY,

  'case.opened': NEXT_STEP,
  'case.authorised': NEXT_STEP,
  'case.compared': NEXT_STEP,
  'case.proposed': NEXT_STEP,
  'case.visited': NEXT_STEP,
  'case.assembled': NEXT_STEP,
  'case.noticed': [['case.notice', township]],
  'case.reviewed': NEXT_STEP,
  'case.approved': NEXT_STEP,
  'case.announced': NOBODY,
  'case.declined': NOBODY,
  'case.helpedFirst': NOBODY,
  'case.sentBack': [['case.back', whoIsNext]],
  'case.objected': [['case.objection', whoMay('answerObjection')]],
  'case.objectionAnswered': [['case.answered', noticeObjector]],
  'case.late': [['case.late', whoIsNext, township]],

  'result.objected': [['objection.new', whoMay('answerResultObjection')]],
  'result.objectionDismissed': [['objection.answered', objector]],

  'measure.planned': NOBODY,
  'measure.started': NOBODY,
  'measure.progress': NOBODY,
  'measure.ended': NOBODY,
  'measure.cancelled': NOBODY,

  // Departments have no accounts: the county hands their items on.
  'correction.opened': [['correction.new', whoMay('answerCorrection')]],
  'correction.reopened': [['correction.new', whoMay('answerCorrection')]],
  'correction.withdrawn': NOBODY,
  'correction.mended': NOBODY,
  'correction.answered': NOBODY,

  'score.slice': NOBODY,
  'score.inCase': NOBODY,
  'audit.difference': NOBODY,
  'file.imported': NOBODY,
  'file.undone': NOBODY,
  'person.left': NOBODY,
  'register.corrected': NOBODY,
  'field.revealed': NOBODY,
  'code.issued': NOBODY,
  'code.replaced': NOBODY,
  'code.revoked': NOBODY,
  'staff.invited': NOBODY,
  'staff.invitationRevoked': NOBODY,
  'staff.bound': NOBODY,
  'staff.postEnded': NOBODY,
  'sweep.started': NOBODY,
  'sweep.checked': NOBODY,
} as const satisfies Record<Occasion, readonly Rule[]>

export const OCCASIONS = Object.keys(TELLS) as readonly Occasion[]

/** The messages of what happened. */
export function messagesOf(happened: Happened): readonly Message[] {
  const rules: readonly Rule[] = TELLS[happened.type]
  return rules.flatMap(([topic, ...all]) =>
    all.flatMap((who) => {
      const to = who(happened)
      return to === undefined ? [] : [{ topic, to }]
    }),
  )
}
