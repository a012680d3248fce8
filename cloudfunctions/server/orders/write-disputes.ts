import { sql } from 'kysely'
import type { Disputes } from '../../../src/domain/order/disputes'
import type { Tx } from '../database/scope'
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
  const feeds = records.map(({ feed }) => feed)
  const keys = records.map(({ key }) => key)
  const contents = records.map(({ content }) => content)
  await sql`
    UPDATE department_record AS record SET disputed_content = wrong.content
    FROM unnest(${feeds}::text[], ${keys}::text[], ${contents}::text[]) AS wrong (feed, record_key, content)
    WHERE record.county_code = ${county} AND record.household_id = ${householdId}
      AND record.feed = wrong.feed AND record.record_key = wrong.record_key AND record.content = wrong.content`.execute(
    tx,
  )
  await sql`
    UPDATE household SET disputed = disputed || ${JSON.stringify(register)}::jsonb
    WHERE county_code = ${county} AND household_id = ${householdId}`.execute(tx)
  await forgetFacts(tx, county, householdId)
}

/** Takes the marks off again, where they still stand: what was found wrong counts until somebody has looked again. */
export async function liftDisputes(
  tx: Tx,
  county: string,
  householdId: string,
  { records, register }: Disputes,
): Promise<void> {
  const feeds = records.map(({ feed }) => feed)
  const keys = records.map(({ key }) => key)
  const contents = records.map(({ content }) => content)
  await sql`
    UPDATE department_record AS record SET disputed_content = NULL
    FROM unnest(${feeds}::text[], ${keys}::text[], ${contents}::text[]) AS wrong (feed, record_key, content)
    WHERE record.county_code = ${county} AND record.household_id = ${householdId}
      AND record.feed = wrong.feed AND record.record_key = wrong.record_key
      AND record.disputed_content = wrong.content`.execute(tx)
  await sql`
    UPDATE household SET disputed = (
      SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(disputed)
      WHERE NOT ${JSON.stringify(register)}::jsonb @> jsonb_build_object(key, value))
    WHERE county_code = ${county} AND household_id = ${householdId}`.execute(tx)
  await forgetFacts(tx, county, householdId)
}
