import calendar2026 from '../../../config/calendars/2026.json'
import calendar2027 from '../../../config/calendars/2027.json'
import deadlines from '../../../config/policies/deadlines.json'
import { workingCalendar } from '../../../src/domain/calendar/working-days'
import type { Day } from '../../../src/domain/calendar/day'
import type { OrderContext } from '../../../src/domain/order/deadlines'

const calendar = workingCalendar([calendar2026, calendar2027])

/** The clocks and working days of this installation, on a business day. */
export function orderContext(day: Day): OrderContext {
  return { day, deadlines: deadlines.workingDays, calendar }
}
