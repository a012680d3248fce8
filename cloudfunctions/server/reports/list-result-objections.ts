import { sql } from 'kysely'
import type { ResultObjectionView } from '../../../src/contract/views'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import type { Secrets } from '../crypto/secrets'
import { inAreas } from '../orders/in-areas'
import type { Position } from '../orders/list-cursor'

interface Asked {
  readonly county: string
  readonly areas: readonly string[]
  readonly day: Day
  readonly after: Position | undefined
  readonly limit: number
}

/** Objections that wait for an answer, the first to be due before the others. */
export async function listResultObjections(
  tx: Tx,
  secrets: Pick<Secrets, 'open'>,
  { county, areas, day, after, limit }: Asked,
): Promise<ResultObjectionView[]> {
  let query = tx
    .selectFrom('result_objection as objection')
    .innerJoin('work_order as answered', (join) =>
      join.on('answered.county_code', '=', county).onRef('answered.order_id', '=', 'objection.order_id'),
    )
    .innerJoin('household as home', (join) =>
      join.on('home.county_code', '=', county).onRef('home.household_id', '=', 'objection.household_id'),
    )
    .leftJoin('area', 'area.code', 'objection.village_code')
    .select([
      ...(['objection.objection_id', 'objection.words_cipher', 'objection.objected_on', 'objection.due_on'] as const),
      ...(['answered.order_id', 'answered.order_no', 'answered.version', 'answered.outcome'] as const),
      ...(['answered.reason_cipher', 'answered.village_code'] as const),
      ...(['home.household_no', 'home.head_name', 'area.name as village_name'] as const),
    ])
    .where('objection.county_code', '=', county)
    .where(sql<boolean>`objection.state = 'open'`)
    .where(inAreas('objection.village_code', areas))
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(objection.due_on, objection.objection_id) > (${after.day}::date, ${after.orderId}::uuid)`,
    )
  const rows = await query.orderBy('objection.due_on').orderBy('objection.objection_id').limit(limit).execute()
  return rows.map((row) => ({
    ...{ objectionId: row.objection_id, words: secrets.open(row.words_cipher), objectedOn: row.objected_on },
    ...{ dueOn: row.due_on, late: row.due_on < day },
    ...{ orderId: row.order_id, orderNo: row.order_no, version: row.version },
    ...{ outcome: row.outcome, reason: row.reason_cipher === null ? null : secrets.open(row.reason_cipher) },
    ...{ householdNo: row.household_no, headName: row.head_name },
    villageName: row.village_name ?? row.village_code,
  }))
}
