/** What a message can be about. Its words are in the contract (`message-words.ts`), and say nothing of anybody. */
export const TOPICS = [
  ...(['order.new', 'order.more', 'order.yours', 'order.again', 'order.urged', 'order.dueSoon', 'order.late'] as const),
  ...(['case.step', 'case.back', 'case.notice', 'case.objection', 'case.answered', 'case.late'] as const),
  ...(['report.received', 'report.answered', 'report.again', 'objection.new', 'objection.answered'] as const),
  ...(['correction.new', 'orders.held'] as const),
] as const
export type Topic = (typeof TOPICS)[number]

/** What the id of a message names. */
export const SUBJECT_KINDS = ['order', 'case', 'objection', 'correction', 'county'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

export const SUBJECT_OF = {
  'order.new': 'order',
  'order.more': 'order',
  'order.yours': 'order',
  'order.again': 'order',
  'order.urged': 'order',
  'order.dueSoon': 'order',
  'order.late': 'order',
  'case.step': 'case',
  'case.back': 'case',
  'case.notice': 'case',
  'case.objection': 'case',
  'case.answered': 'case',
  'case.late': 'case',
  'report.received': 'order',
  'report.answered': 'order',
  'report.again': 'order',
  'objection.new': 'objection',
  'objection.answered': 'objection',
  'correction.new': 'correction',
  'orders.held': 'county',
} as const satisfies Record<Topic, SubjectKind>

/** `pending` waits for the sender; `dropped` will not be sent, because its post has ended or nobody agreed to messages. */
export const MESSAGE_STATES = ['pending', 'sent', 'failed', 'dropped'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]
