import type { Selectable } from 'kysely'
import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Objection } from '../../../src/domain/case/objection'
import type { Schema } from '../database/schema'
import type { Call } from '../handler'

type Access = Pick<Call, 'tx' | 'county' | 'secrets'>

/** The objections to a case, oldest first. @param objector only those of one identity */
export async function listObjections(
  { tx, county, secrets }: Access,
  caseId: string,
  objector?: string,
): Promise<readonly Objection[]> {
  const rows = await tx
    .selectFrom('case_objection')
    .selectAll()
    .where('county_code', '=', county)
    .where('case_id', '=', caseId)
    .$if(objector !== undefined, (query) => query.where('objector_hash', '=', objector ?? ''))
    .orderBy('raised_on')
    .orderBy('objection_id')
    .execute()
  return rows.map((row) => toObjection(row, secrets))
}

/** @param objector keyed hash of the identity that raised it itself; absent when somebody wrote it down for them */
export async function insertObjection(
  { tx, county, secrets }: Access,
  { caseId, householdId, villageCode }: HouseholdCase,
  objection: Objection,
  objector?: string,
): Promise<void> {
  const { objectionId, noticeVersion, raisedOn, dueOn, words } = objection
  await tx
    .insertInto('case_objection')
    .values({
      ...{ county_code: county, objection_id: objectionId, case_id: caseId, notice_version: noticeVersion },
      ...{ household_id: householdId, village_code: villageCode, raised_on: raisedOn, due_on: dueOn },
      ...{ words_cipher: secrets.seal(words), objector_hash: objector ?? null },
    })
    .execute()
}

/** False when somebody else has answered it meanwhile. */
export async function writeAnswer(
  { tx, county, secrets }: Access,
  { objectionId, answer }: Objection,
): Promise<boolean> {
  if (answer === null) throw new Error('An objection without an answer has nothing to write.')
  const updated = await tx
    .updateTable('case_objection')
    .set({ answered_on: answer.on, upheld: answer.upheld, answer_cipher: secrets.seal(answer.words) })
    .where('county_code', '=', county)
    .where('objection_id', '=', objectionId)
    .where('answered_on', 'is', null)
    .returning('objection_id')
    .execute()
  return updated.length > 0
}

function toObjection(row: Selectable<Schema['case_objection']>, { open }: Call['secrets']): Objection {
  const { answered_on: on, upheld, answer_cipher: answer } = row
  return {
    objectionId: row.objection_id,
    raisedOn: row.raised_on,
    dueOn: row.due_on,
    words: open(row.words_cipher),
    answer: on === null || upheld === null || answer === null ? null : { on, upheld, words: open(answer) },
    noticeVersion: row.notice_version,
  }
}
