import { workingCalendar } from '../../../src/domain/calendar/working-days'
import type { Actor } from '../../../src/domain/access/role'
import type { OrderContext } from '../../../src/domain/order/deadlines'
import { openOrder } from '../../../src/domain/order/open-order'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Evidence, Hit } from '../../../src/domain/scoring/evaluation'
import calendar2026 from '../../../config/calendars/2026.json'
import deadlines from '../../../config/policies/deadlines.json'

/** A Monday; the two days after it are worked. */
export const MONDAY = '2026-11-23'
const VILLAGE = '610999101001'

const calendar = workingCalendar([calendar2026])

export function contextOf(day: string): OrderContext {
  return { day, deadlines: deadlines.workingDays, calendar }
}

export function cadre(id = 'one', areaCode = VILLAGE): Actor {
  return { id: `staff:${id}`, name: `干部${id}`, kind: 'staff', posts: [{ role: 'villageCadre', areaCode }] }
}

export const TOWNSHIP_OFFICER: Actor = {
  id: 'staff:town',
  name: '镇干部',
  kind: 'staff',
  posts: [{ role: 'townshipOfficer', areaCode: VILLAGE.slice(0, 9) }],
}

export function piece(key: string, content = 'c1', source = 'medical'): Evidence {
  return { source, key, content, personId: null, date: null, batch: null, says: `依据${key}` }
}

export function hit(rule: string, evidence: readonly Evidence[], core = false): Hit {
  return { rule, points: rule.startsWith('A') ? -10 : 20, core, value: '', threshold: '', evidence }
}

/** A score as a trigger reads it. */
export function scoreOf(hits: readonly Hit[]) {
  return { score: 40, lamps: 2, hits, unknown: [] }
}

export function issued(
  hits: readonly Hit[],
  by: 'score' | 'report' = 'score',
  level: WorkOrder['level'] = 'village',
): WorkOrder {
  const ids = { orderId: 'o1', orderNo: '261123000001', householdId: 'h1', villageCode: VILLAGE }
  return openOrder(ids, level, { by, evaluation: scoreOf(hits) }, contextOf(MONDAY))
}

export function accepted(hits: readonly Hit[], by: 'score' | 'report' = 'score'): WorkOrder {
  return {
    ...issued(hits, by),
    state: 'accepted',
    acceptedOn: MONDAY,
    assigneeId: 'one',
    assigneeName: '干部one',
    version: 2,
  }
}

export function visited(
  hits: readonly Hit[],
  met: 'head' | 'nobody' = 'head',
  by: 'score' | 'report' = 'score',
): WorkOrder {
  const visit = { visitedOn: MONDAY, met }
  return { ...accepted(hits, by), state: 'visited', visitedOn: MONDAY, visit, version: 3 }
}
