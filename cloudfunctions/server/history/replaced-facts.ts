import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../database/scope'
import { recordSet } from '../import/record-set'
import { ROW_KEYS, type FactSource } from './row-keys'

/** What stood where a command writes; `before` is null where nothing stood. */
export interface ReplacedFact {
  readonly source: FactSource
  readonly key: string
  readonly before: object | null
}

/** A row as it is kept: what is sealed is of no use to a score. */
const KEPT = sql`to_jsonb(stored) - '{address_cipher,phone_cipher,id_cipher,reason_cipher}'::text[]`

/**
 * Rows as they stand before a command changes them, for `forgetFacts` to keep. Locked as the change will lock them, so that what
 * is kept is what will be changed.
 * @param where condition on the table as `stored`
 */
export async function findStanding(
  tx: Tx,
  county: string,
  source: FactSource,
  where: RawBuilder<unknown>,
): Promise<readonly ReplacedFact[]> {
  const { rows } = await sql<ReplacedFact>`
    SELECT ${source}::text AS source, ${ROW_KEYS[source]} AS key, ${KEPT} AS before FROM ${sql.table(source)} AS stored
    WHERE stored.county_code = ${county} AND ${where} FOR NO KEY UPDATE`.execute(tx)
  return rows
}

/** A kept row with the household that it was a fact of. */
export type FactOfHousehold = ReplacedFact & { readonly householdId: string }

/** Takes rows away and tells what stood there. @param where condition on the table as `stored` */
export async function takeFacts(
  tx: Tx,
  county: string,
  source: FactSource,
  where: RawBuilder<unknown>,
): Promise<readonly FactOfHousehold[]> {
  const { rows } = await sql<FactOfHousehold>`
    DELETE FROM ${sql.table(source)} AS stored WHERE stored.county_code = ${county} AND ${where}
    RETURNING ${source}::text AS source, ${ROW_KEYS[source]} AS key, ${KEPT} AS before, stored.household_id AS "householdId"`.execute(
    tx,
  )
  return rows
}

/**
 * Keeps what stood, placed between the last result of its household and the next one, and after the last delivery. Both are
 * known for sure only while the transaction holds the household's row of `household_score`: until it ends no night scores
 * the household, and no delivery that concerns it ends. Between two results only the first that stood is of use to anybody.
 */
export async function keepFacts(tx: Tx, county: string, replaced: readonly FactOfHousehold[]): Promise<void> {
  if (replaced.length === 0) return
  const rows = replaced.map(({ source, key, before, householdId }) => ({
    ...{ source, row_key: key, before, household_id: householdId },
  }))
  const columns = 'source text, row_key text, before jsonb, household_id uuid'
  await sql`
    INSERT INTO replaced_fact (county_code, source, row_key, delivered, after_version, household_id, village_code, before)
    SELECT ${county}, r.source, r.row_key, coalesce(last.delivered, 0), score.version, score.household_id, score.village_code, r.before
    FROM ${recordSet(rows, columns)}
    JOIN household_score AS score ON score.county_code = ${county} AND score.household_id = r.household_id
    CROSS JOIN (SELECT max(delivered) AS delivered FROM import_batch WHERE county_code = ${county}) AS last
    ON CONFLICT (county_code, source, row_key, delivered, after_version) DO NOTHING`.execute(tx)
}
