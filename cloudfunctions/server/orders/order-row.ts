import type { Insertable, Selectable } from 'kysely'
import type { WorkOrder } from '../../../src/domain/order/order'
import type { Schema } from '../database/schema'

export function toOrder(row: Selectable<Schema['work_order']>): WorkOrder {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    householdId: row.household_id,
    villageCode: row.village_code,
    level: row.level,
    state: row.state,
    openedOn: row.opened_on,
    openedBy: row.opened_by,
    dueOn: row.due_on,
    acceptedOn: row.accepted_on,
    visitedOn: row.visited_on,
    closedOn: row.closed_on,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    score: row.score,
    lamps: row.lamps,
    reported: row.reported,
    hits: row.hits,
    unknown: row.unknown,
    visit: row.visit,
    outcome: row.outcome,
    reopenings: row.reopenings,
    version: row.version,
  }
}

export function toRow(county: string, order: WorkOrder): Insertable<Schema['work_order']> {
  return {
    county_code: county,
    order_id: order.orderId,
    order_no: order.orderNo,
    household_id: order.householdId,
    village_code: order.villageCode,
    level: order.level,
    state: order.state,
    opened_on: order.openedOn,
    opened_by: order.openedBy,
    due_on: order.dueOn,
    accepted_on: order.acceptedOn,
    visited_on: order.visitedOn,
    closed_on: order.closedOn,
    assignee_id: order.assigneeId,
    assignee_name: order.assigneeName,
    score: order.score,
    lamps: order.lamps,
    reported: order.reported,
    hits: JSON.stringify(order.hits),
    unknown: JSON.stringify(order.unknown),
    visit: order.visit === null ? null : JSON.stringify(order.visit),
    outcome: order.outcome,
    reopenings: order.reopenings,
    version: order.version,
  }
}
