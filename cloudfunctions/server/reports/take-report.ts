import type { Receipt } from '../../../src/contract/views'
import type { Channel } from '../../../src/domain/order/channel'
import { promisedOn } from '../../../src/domain/order/deadlines'
import { URGENT_HARDSHIPS, type Hardship, type WorkOrder } from '../../../src/domain/order/order'
import type { Evaluation } from '../../../src/domain/scoring/evaluation'
import type { Call } from '../handler'
import { openOrRefresh } from '../orders/open-or-refresh'
import type { Visited } from '../orders/open-orders'
import { orderContext } from '../orders/order-context'
import { shortNumber } from '../orders/short-number'

/** What somebody said of a household, and how it came to us. */
interface Said {
  readonly channel: Channel
  /** Only of who scanned a code: everybody else asks by the number of the receipt. */
  readonly reporterHash: string | null
  readonly kind: Hardship
  readonly forWhom: 'own' | 'other'
  readonly words?: string
  readonly phone?: string
}

/** A household to visit, with its score as it stands; null before its first night. */
export interface Scored extends Visited {
  readonly evaluation: Evaluation | null
}

/**
 * Somebody's word that a household has a hardship. It always leads to a visit: it joins the open order or opens one, whatever
 * the score says. Words and phone are sealed.
 * @returns the receipt
 */
export async function takeReport(call: Call, { evaluation, ...household }: Scored, said: Said): Promise<Receipt> {
  const { kind, forWhom, channel } = said
  const { order } = await openOrRefresh(
    call.tx,
    // One event: that of the order, saying what was reported and how.
    { ...call, record: (event) => call.record({ ...event, payload: { ...event.payload, kind, channel } }) },
    household,
    { by: 'report', evaluation: evaluation ?? { score: 0, lamps: 0, hits: [], unknown: [] } },
  )
  const reportNo = await insertReport(call, said, order)
  const visitBy = promisedOn(order, orderContext(call.day))
  return { reportNo, kind, forWhom, visitBy, urgent: URGENT_HARDSHIPS.includes(kind) }
}

const TRIES = 10

/** @returns the number under which it was kept. Fault: throws when ten drawn numbers in a row are taken. */
async function insertReport(
  { tx, county, day, at, secrets, newId }: Call,
  { channel, reporterHash, kind, forWhom, words, phone }: Said,
  { householdId, villageCode, orderId }: WorkOrder,
): Promise<string> {
  const seal = (text: string | undefined) => (text === undefined || text === '' ? null : secrets.seal(text))
  const content = {
    ...{ county_code: county, household_id: householdId, village_code: villageCode, order_id: orderId, channel },
    ...{ kind, for_whom: forWhom, words_cipher: seal(words), phone_cipher: seal(phone) },
    ...{ reporter_hash: reporterHash, reported_on: day, reported_at: at },
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const reportId = newId()
    const inserted = await tx
      .insertInto('report')
      .values({ ...content, report_id: reportId, report_no: shortNumber(day, reportId) })
      .onConflict((conflict) => conflict.columns(['county_code', 'report_no']).doNothing())
      .returning('report_no')
      .executeTakeFirst()
    if (inserted !== undefined) return inserted.report_no
  }
  throw new Error('No number is left for a report.')
}
