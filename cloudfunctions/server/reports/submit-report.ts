import type { Payload } from '../../../src/contract/operations'
import { countyOf } from '../../../src/domain/access/area'
import { promisedOn } from '../../../src/domain/order/deadlines'
import { URGENT_HARDSHIPS, type WorkOrder } from '../../../src/domain/order/order'
import { ok } from '../../../src/domain/result'
import { checkCode, codeHolders } from '../codes/household-codes'
import type { Scope, Tx } from '../database/scope'
import type { Call, Handler } from '../handler'
import { levelIn } from '../orders/level-in'
import { openOrRefresh } from '../orders/open-or-refresh'
import { orderContext } from '../orders/order-context'
import { shortNumber } from '../orders/short-number'
import { currentEvaluation } from '../scoring/current-evaluation'

/**
 * Somebody's word that a household has a hardship. It always leads to a visit: it joins the open order or opens one, whatever
 * the score says. Words and phone are sealed; of the reporter only the keyed hash of the identity stays, so that they find it again.
 */
export const submitReport: Handler<'submitReport'> = {
  county: ({ code }) => countyOf(code),
  code: ({ code }) => code,
  async run(call, payload) {
    const { tx, scope, day } = call
    const holder = checkCode(await findScored(tx, scope))
    if (!holder.ok) return holder
    const { evaluation, ...household } = holder.value
    const { kind, forWhom } = payload
    const { order } = await openOrRefresh(
      tx,
      // One event: that of the order, saying what was reported.
      { ...call, record: (event) => call.record({ ...event, payload: { ...event.payload, kind } }) },
      household,
      { by: 'report', evaluation: evaluation ?? { score: 0, lamps: 0, hits: [], unknown: [] } },
    )
    const reportNo = await insertReport(call, payload, order)
    const visitBy = promisedOn(order, orderContext(day))
    return ok({ reportNo, kind, forWhom, visitBy, urgent: URGENT_HARDSHIPS.includes(kind) })
  },
}

/** The household of the code, whose order it is, and its score as it stands, so that whoever visits sees the evidence too. */
function findScored(tx: Tx, scope: Scope) {
  return codeHolders(tx, scope)
    .leftJoin('household_score as score', (join) =>
      join.on('score.county_code', '=', scope.county).onRef('score.household_id', '=', 'code.household_id'),
    )
    .select(({ ref }) => [
      currentEvaluation(scope.county, 'score').as('evaluation'),
      levelIn(ref('code.village_code')).as('level'),
    ])
    .executeTakeFirst()
}

const TRIES = 10

/** @returns the number under which it was kept. Fault: throws when ten drawn numbers in a row are taken. */
async function insertReport(
  { tx, scope, county, day, at, secrets, newId }: Call,
  { kind, forWhom, words, phone }: Payload<'submitReport'>,
  { householdId, villageCode, orderId }: WorkOrder,
): Promise<string> {
  if (scope.reporterHash === undefined) throw new Error('A report came from nobody.')
  const seal = (text: string | undefined) => (text === undefined || text === '' ? null : secrets.seal(text))
  const content = {
    ...{ county_code: county, household_id: householdId, village_code: villageCode, order_id: orderId },
    ...{ kind, for_whom: forWhom, words_cipher: seal(words), phone_cipher: seal(phone) },
    ...{ reporter_hash: scope.reporterHash, reported_on: day, reported_at: at },
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
