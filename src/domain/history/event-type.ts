import type { CaseEvent } from '../case/decision'
import type { CorrectionEvent } from '../feedback/decide-answer'
import type { OrderEvent } from '../order/decision'
import type { MeasureEvent } from '../support/decision'

/** Everything that the history of a county can say; what each says of a household is in `event-sentences.ts`. */
export type EventType =
  | OrderEvent['type']
  | CaseEvent['type']
  | MeasureEvent['type']
  | CorrectionEvent['type']
  | `correction.${'opened' | 'mended' | 'withdrawn' | 'reopened'}`
  | `case.${'objected' | 'objectionAnswered'}`
  | `result.${'objected' | 'objectionDismissed'}`
  | `score.${'slice' | 'inCase'}`
  | `sweep.${'started' | 'checked'}`
  | `file.${'imported' | 'undone'}`
  | `staff.${'invited' | 'invitationRevoked' | 'bound' | 'postEnded'}`
  | `orders.${'held' | 'released'}`
  | 'audit.difference'
  | 'register.corrected'
  | 'field.revealed'
  | 'person.left'
  | `code.${'issued' | 'replaced' | 'revoked'}`
