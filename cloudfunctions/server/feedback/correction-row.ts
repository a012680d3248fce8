import type { Insertable, Selectable } from 'kysely'
import type { Correction } from '../../../src/domain/feedback/correction'
import type { Secrets } from '../crypto/secrets'
import type { Schema } from '../database/schema'

export function toCorrection(row: Selectable<Schema['correction']>, { open }: Pick<Secrets, 'open'>): Correction {
  return {
    correctionId: row.correction_id,
    orderId: row.order_id,
    householdId: row.household_id,
    villageCode: row.village_code,
    feed: row.feed,
    personId: row.person_id,
    recordKey: row.record_key,
    content: row.content,
    says: row.says,
    rules: row.rules,
    found: open(row.found_cipher),
    openedOn: row.opened_on,
    state: row.state,
    closedOn: row.closed_on,
    answer: row.answer_cipher === null ? null : open(row.answer_cipher),
    version: row.version,
  }
}

export function toRow(
  county: string,
  correction: Correction,
  { seal }: Pick<Secrets, 'seal'>,
): Insertable<Schema['correction']> {
  return {
    county_code: county,
    correction_id: correction.correctionId,
    order_id: correction.orderId,
    household_id: correction.householdId,
    village_code: correction.villageCode,
    person_id: correction.personId,
    feed: correction.feed,
    record_key: correction.recordKey,
    content: correction.content,
    says: correction.says,
    rules: correction.rules,
    found_cipher: seal(correction.found),
    opened_on: correction.openedOn,
    state: correction.state,
    closed_on: correction.closedOn,
    answer_cipher: correction.answer === null ? null : seal(correction.answer),
    version: correction.version,
  }
}
