import { messagesOf } from '../../../src/domain/message/messages-of'
import type { NewEvent } from '../events/append-events'
import type { ToWrite } from './outbox'

/** What must be told of the events that follow the one numbered `after`; the number of its event makes a message unlike any other. */
export function messagesOfEvents(
  county: string,
  actor: string,
  events: readonly NewEvent[],
  after: number,
): readonly ToWrite[] {
  return events.flatMap((event, index) => {
    const { type, householdId, villageCode: areaCode = county, subjectId = county, payload, duty } = event
    return messagesOf({ type, actor, areaCode, subjectId, payload, duty }).map((message) => ({
      ...{ message, subjectId, householdId, areaCode, occasion: String(after + index + 1) },
    }))
  })
}
