import type { OrderDetail } from '../../../src/contract/views'
import type { Secrets } from '../crypto/secrets'
import type { Tx } from '../database/scope'

/** The reports that an order answers, oldest first: what is the matter, and never who said it. */
export async function findReportsOf(
  tx: Tx,
  secrets: Secrets,
  county: string,
  orderId: string,
): Promise<OrderDetail['reports']> {
  const rows = await tx
    .selectFrom('report')
    .select(['report_no', 'kind', 'words_cipher', 'reported_on'])
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .orderBy('reported_at')
    .orderBy('report_no')
    .execute()
  return rows.map(({ report_no, kind, words_cipher, reported_on }) => ({
    reportNo: report_no,
    kind,
    words: words_cipher === null ? null : secrets.open(words_cipher),
    reportedOn: reported_on,
  }))
}
