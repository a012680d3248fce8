import { CORRECTION_STATE_WORDS, type Correction } from '../../../src/domain/feedback/correction'
import { decideAnswer } from '../../../src/domain/feedback/decide-answer'
import { ok, refuse } from '../../../src/domain/result'
import { beyondScope } from '../database/beyond-scope'
import type { Call, Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { toCorrection, toRow } from './correction-row'

/** A county officer writes down what the department did, or why its record stands. */
export const answerCorrection: Handler<'answerCorrection'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { correctionId, answer }) {
    const { expectedVersion, day } = call
    if (expectedVersion === undefined) return refuse('request.invalid', { field: 'expectedVersion' })
    const correction = await findCorrection(call, correctionId)
    if (correction === undefined) {
      const elsewhere = await beyondScope(call, () => findCorrection(call, correctionId))
      return refuse(elsewhere === undefined ? 'correction.unknown' : 'permission.area')
    }
    const decided = decideAnswer(correction, { expectedVersion, answer }, { day })
    if (!decided.ok) return decided
    const { correction: next, event } = decided.value
    if (!(await updateCorrection(call, next))) {
      const now = (await findCorrection(call, correctionId)) ?? correction
      return refuse('correction.stale', { state: CORRECTION_STATE_WORDS[now.state], version: now.version })
    }
    const { type, ...payload } = event
    const { householdId, villageCode, state, version } = next
    call.record({ type, householdId, villageCode, subjectId: correctionId, payload })
    return ok({ correctionId, state, version })
  },
}

async function findCorrection({ tx, county, secrets }: Call, correctionId: string): Promise<Correction | undefined> {
  const row = await tx
    .selectFrom('correction')
    .selectAll()
    .where('county_code', '=', county)
    .where('correction_id', '=', correctionId)
    .executeTakeFirst()
  return row && toCorrection(row, secrets)
}

/** False when somebody else, or a delivery, has changed it meanwhile. */
async function updateCorrection({ tx, county, secrets }: Call, next: Correction): Promise<boolean> {
  const { state, closed_on, answer_cipher, version } = toRow(county, next, secrets)
  const updated = await tx
    .updateTable('correction')
    .set({ state, closed_on, answer_cipher, version })
    .where('county_code', '=', county)
    .where('correction_id', '=', next.correctionId)
    .where('version', '=', next.version - 1)
    .returning('correction_id')
    .execute()
  return updated.length > 0
}
