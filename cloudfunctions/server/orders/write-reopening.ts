import { disputesOf } from '../../../src/domain/order/disputes'
import { evidenceRef, evidenceToAnswer } from '../../../src/domain/order/evidence'
import type { WorkOrder } from '../../../src/domain/order/order'
import { withdrawCorrections } from '../feedback/withdraw-corrections'
import type { Call } from '../handler'
import { upholdObjections } from '../reports/kept-objections'
import { writeAct } from './order-acts'
import { countInTally } from './order-tally'
import { getOrderWords, writeOrderWords } from './order-words'
import { liftDisputes } from './write-disputes'

/**
 * What a reopening leaves beside the order: the closing that it took off, records that count again, a household for the night to
 * score, whoever objected answered, and one less in the tally. The findings stay where they are; without their closing they keep nothing silent.
 */
export async function writeReopening(call: Call, before: WorkOrder, words: string): Promise<void> {
  const { tx, county, secrets } = call
  const { orderId, visit, outcome, closedOn, version } = before
  if (outcome === null || closedOn === null) throw new Error('What is reopened was never closed.')
  const { note, reason } = await getOrderWords(tx, secrets, county, orderId)
  const said = { reason: reason ?? '', visit: visit && { ...visit, note: note ?? '' } }
  const closing = { closedOn, outcome, ...said }
  await writeOrderWords(call, orderId, { note: null, reason: null })
  await writeAct(call, before, { kind: 'reopen', version: version + 1, words, closing })
  await liftDisputes(tx, county, before.householdId, disputesOf(await findAnswered(call, before)))
  await withdrawCorrections(call, before.orderId)
  await upholdObjections(call, before.orderId, words)
  await countInTally(tx, county, before, -1)
}

/** The evidence of the order with what its last closing found of each piece. */
async function findAnswered({ tx, county }: Call, { orderId, reopenings, hits }: WorkOrder) {
  const found = await tx
    .selectFrom('finding')
    .select(['rule', 'evidence_key', 'finding'])
    .where('county_code', '=', county)
    .where('order_id', '=', orderId)
    .where('closing', '=', reopenings)
    .execute()
  return evidenceToAnswer(hits).flatMap(({ rule, evidence }) => {
    const answer = found.find((row) => row.rule === rule && row.evidence_key === evidenceRef(evidence))
    return answer === undefined ? [] : [{ evidence, finding: answer.finding }]
  })
}
