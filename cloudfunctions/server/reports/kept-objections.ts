import { sql, type Selectable } from 'kysely'
import type { ReportStatusView } from '../../../src/contract/views'
import { OBJECTION_TRANSITIONS } from '../../../src/domain/order/result-objection'
import type { Secrets } from '../crypto/secrets'
import type { Schema } from '../database/schema'
import type { Tx } from '../database/scope'
import type { Call } from '../handler'

export type KeptObjection = Selectable<Schema['result_objection']>

/** The last objection of whoever sent the report. */
export async function findLastObjection(tx: Tx, county: string, reportId: string): Promise<KeptObjection | undefined> {
  return tx
    .selectFrom('result_objection')
    .selectAll()
    .where('county_code', '=', county)
    .where('report_id', '=', reportId)
    .orderBy('closing', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What whoever objected reads of it. */
export function viewObjection(
  { state, objected_on, due_on, answer_cipher, answered_on }: KeptObjection,
  secrets: Pick<Secrets, 'open'>,
): NonNullable<ReportStatusView['objection']> {
  const answer = answer_cipher === null ? null : secrets.open(answer_cipher)
  return { state, objectedOn: objected_on, dueOn: due_on, answer, answeredOn: answered_on }
}

/** A reopened order answers all who objected to its result. */
export async function upholdObjections(
  { tx, county, day, secrets }: Pick<Call, 'tx' | 'county' | 'day' | 'secrets'>,
  orderId: string,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('result_objection')
    .set({
      state: OBJECTION_TRANSITIONS.open.reopenOrder,
      answer_cipher: secrets.seal(reason),
      answered_on: day,
    })
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .where(sql<boolean>`state = 'open'`)
    .execute()
}
