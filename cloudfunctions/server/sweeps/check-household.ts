import type { Receipt } from '../../../src/contract/views'
import { ok, refuse } from '../../../src/domain/result'
import { decideCheck } from '../../../src/domain/sweep/sweep-round'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { getScored } from '../reports/get-scored'
import { takeReport } from '../reports/take-report'
import { countCheck } from './sweep-tally'
import { sweepPolicy } from './sweep-policy'
import { findRound } from './sweep-rounds'

/** The short check of one household of a round. What it finds is reported like anybody's word: it opens or joins an order. */
export const checkHousehold: Handler<'checkHousehold'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { roundId, householdNo, answers, words }) {
    const { tx, county, day, record } = call
    const round = await findRound(tx, county, roundId)
    if (round === undefined) return refuse('sweep.unknown')
    const scored = await getScored(call, 'checkHousehold', householdNo)
    if (!scored.ok) return scored
    const { householdId, villageCode } = scored.value
    const decided = decideCheck(round, villageCode, answers, sweepPolicy(), day)
    if (!decided.ok) return decided
    const concerns = answers.filter(({ yes }) => yes).map(({ question }) => question)
    const written = await tx
      .insertInto('sweep_check')
      .values({
        ...{ county_code: county, round_id: roundId, household_id: householdId, village_code: villageCode },
        ...{ checked_on: day, concerns },
      })
      .onConflict((conflict) => conflict.columns(['county_code', 'round_id', 'household_id']).doNothing())
      .returning('household_id')
      .execute()
    if (written.length === 0) return refuse('sweep.checkedAlready')
    const receipts: Receipt[] = []
    for (const kind of decided.value) {
      const said = { channel: 'sweep', reporterHash: null, kind, forWhom: 'own', words } as const
      receipts.push(await takeReport(call, scored.value, said))
    }
    const payload = { concerns: concerns.length }
    record({ type: 'sweep.checked', householdId, villageCode, subjectId: roundId, payload })
    await countCheck(tx, county, { roundId, villageCode, concerned: concerns.length > 0 })
    return ok({ receipts })
  },
}
