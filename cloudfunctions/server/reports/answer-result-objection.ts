import { sql } from 'kysely'
import { decideAnswer } from '../../../src/domain/order/result-objection'
import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'

/** The township stands by a result and says why; whoever objected reads it. The other answer is to reopen the order. */
export const answerResultObjection: Handler<'answerResultObjection'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, county, actor, day, secrets, record }, { objectionId, reason }) {
    const kept = await tx
      .selectFrom('result_objection')
      .select(['state', 'household_id as householdId', 'village_code as villageCode'])
      .where('county_code', '=', county)
      .where('objection_id', '=', objectionId)
      .executeTakeFirst()
    if (kept === undefined) return refuse('objection.unknown')
    const decided = decideAnswer(kept, reason, actor)
    if (!decided.ok) return decided
    const written = await tx
      .updateTable('result_objection')
      .set({ state: decided.value, answer_cipher: secrets.seal(reason), answered_on: day })
      .where('county_code', '=', county)
      .where('objection_id', '=', objectionId)
      .where(sql<boolean>`state = 'open'`)
      .returning('objection_id')
      .execute()
    if (written.length === 0) return refuse('objection.answered')
    const { householdId, villageCode } = kept
    record({ type: 'result.objectionDismissed', householdId, villageCode, subjectId: objectionId, payload: {} })
    return ok({ state: decided.value })
  },
}
