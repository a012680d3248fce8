import { CORRECTION_STATE_WORDS, type Correction } from '../../../src/domain/feedback/correction'
import { decideAnswer, type Answered } from '../../../src/domain/feedback/decide-answer'
import { ok } from '../../../src/domain/result'
import { changeVersioned, type Versioned } from '../change-versioned'
import type { Call, Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { toCorrection, toRow } from './correction-row'

const CORRECTIONS: Versioned<Correction, Answered> = {
  unknown: 'correction.unknown',
  stale: 'correction.stale',
  find: findCorrection,
  standing: ({ correctionId: subjectId, householdId, version, state }) => ({
    ...{ subjectId, householdId, version, state: CORRECTION_STATE_WORDS[state] },
  }),
  write: (call, { correction }) => updateCorrection(call, correction),
}

/** A county officer writes down what the department did, or why its record stands. */
export const answerCorrection: Handler<'answerCorrection'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { correctionId, answer }) {
    const { day } = call
    const answered = await changeVersioned(call, CORRECTIONS, correctionId, (correction, expectedVersion) =>
      decideAnswer(correction, { expectedVersion, answer }, { day }),
    )
    if (!answered.ok) return answered
    const { correction, event } = answered.value.decided
    const { type, ...payload } = event
    const { householdId, villageCode, state, version } = correction
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
