import { sql, type RawBuilder } from 'kysely'
import type { Disputes } from '../../../src/domain/order/disputes'
import type { Tx } from '../database/scope'
import { findStanding, type ReplacedFact } from '../history/replaced-facts'
import { forgetFacts } from '../scoring/forget-facts'

/**
 * Marks what a closing found wrong, as long as it still reads as it did in the order, and makes the household dirty in the
 * same transaction, so that the next score is made without it. The night packs it anew: a cadre need not wait for that.
 */
export async function writeDisputes(
  tx: Tx,
  county: string,
  householdId: string,
  { records, register }: Disputes,
): Promise<void> {
  if (records.length === 0 && Object.keys(register).length === 0) return
  const replaced = await findDisputed(tx, county, householdId, records)
  await sql`
    UPDATE department_record AS record SET disputed_content = wrong.content
    FROM ${pieces(records)}
    WHERE record.county_code = ${county} AND record.household_id = ${householdId}
      AND record.feed = wrong.feed AND record.record_key = wrong.record_key AND record.content = wrong.content`.execute(
    tx,
  )
  await sql`
    UPDATE household SET disputed = disputed || ${JSON.stringify(register)}::jsonb
    WHERE county_code = ${county} AND household_id = ${householdId}`.execute(tx)
  await forgetFacts(tx, county, householdId, replaced)
}

/** Takes the marks off again, where they still stand: what was found wrong counts until somebody has looked again. */
export async function liftDisputes(
  tx: Tx,
  county: string,
  householdId: string,
  { records, register }: Disputes,
): Promise<void> {
  const replaced = await findDisputed(tx, county, householdId, records)
  await sql`
    UPDATE department_record AS record SET disputed_content = NULL
    FROM ${pieces(records)}
    WHERE record.county_code = ${county} AND record.household_id = ${householdId}
      AND record.feed = wrong.feed AND record.record_key = wrong.record_key
      AND record.disputed_content = wrong.content`.execute(tx)
  await sql`
    UPDATE household SET disputed = (
      SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(disputed)
      WHERE NOT ${JSON.stringify(register)}::jsonb @> jsonb_build_object(key, value))
    WHERE county_code = ${county} AND household_id = ${householdId}`.execute(tx)
  await forgetFacts(tx, county, householdId, replaced)
}

/** The records that a dispute is about and their household, as they stand. */
async function findDisputed(
  tx: Tx,
  county: string,
  householdId: string,
  records: Disputes['records'],
): Promise<readonly ReplacedFact[]> {
  const ofHousehold = sql`stored.household_id = ${householdId}`
  const named = sql`(stored.feed, stored.record_key) IN (SELECT wrong.feed, wrong.record_key FROM ${pieces(records)})`
  return [
    ...(await findStanding(tx, county, 'department_record', sql`${ofHousehold} AND ${named}`)),
    ...(await findStanding(tx, county, 'household', ofHousehold)),
  ]
}

function pieces(records: Disputes['records']): RawBuilder<unknown> {
  const each = (value: (piece: Disputes['records'][number]) => string) => records.map(value)
  return sql`unnest(${each(({ feed }) => feed)}::text[], ${each(({ key }) => key)}::text[],
    ${each(({ content }) => content)}::text[]) AS wrong (feed, record_key, content)`
}
