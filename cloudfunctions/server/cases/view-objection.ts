import type { ObjectionView } from '../../../src/contract/case-views'
import type { Day } from '../../../src/domain/calendar/day'
import type { Objection } from '../../../src/domain/case/objection'

/** An objection as it is shown, to the township and to whoever raised it. */
export function viewObjection({ noticeVersion: _version, ...objection }: Objection, day: Day): ObjectionView {
  return { ...objection, late: objection.answer === null && objection.dueOn < day }
}
