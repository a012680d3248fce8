import { sql } from 'kysely'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import type { Tx } from '../database/scope'
import type { Stage } from './stage'

const FRESH = 'department_record_fresh'
const REPEATED = 'repeated_key'

/** Why a feed cannot be loaded as if for the first time; null when it can. From here on nobody else reads or writes its part. */
export async function findFirstLoadObjection(tx: Tx, { id, kind }: Feed): Promise<FileFaultCode | null> {
  if (kind !== 'department') return 'file.firstLoadRegister'
  const { rows } = await sql<{ distributed: boolean; used: boolean }>`
    SELECT to_regproc('create_distributed_table') IS NOT NULL AS distributed, EXISTS (SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND usename IS NOT NULL AND usename <> current_user) AS used`.execute(tx)
  if (rows[0]?.distributed === true) return 'file.firstLoadDistributed'
  if (rows[0]?.used !== false) return 'file.firstLoadInUse'
  await sql`LOCK TABLE ${sql.table(partOf(id))} IN ACCESS EXCLUSIVE MODE`.execute(tx)
  const held = await sql`
    (SELECT 1 FROM ${sql.table(partOf(id))} LIMIT 1) UNION ALL (SELECT 1 FROM unmatched_row WHERE feed = ${id} LIMIT 1)`.execute(
    tx,
  )
  return held.rows.length > 0 ? 'file.firstLoadNotEmpty' : null
}

interface FreshPart {
  /** Name of a bare table for the records of a feed, made in this transaction: what is copied into it needs no log. */
  readonly records: string
  /** Name of a table for the keys that may have come before, so that the others need not be sorted. */
  readonly repeated: string
}

/** What all rows have in common stands in them by default, so that it is sent once and not with each. */
export async function makeFreshPart(tx: Tx, { id }: Feed, batch: string): Promise<FreshPart> {
  await sql`CREATE TABLE ${sql.table(FRESH)} (LIKE department_record)`.execute(tx)
  await sql`ALTER TABLE ${sql.table(FRESH)} ALTER feed SET DEFAULT ${sql.lit(id)}, ALTER batch_id SET DEFAULT ${sql.lit(batch)}`.execute(
    tx,
  )
  await sql`CREATE TEMPORARY TABLE ${sql.table(REPEATED)} (record_key text NOT NULL) ON COMMIT DROP`.execute(tx)
  return { records: FRESH, repeated: REPEATED }
}

/**
 * Of the rows of one repeated key the last delivered stays, be it about somebody in the register or not (those wait on the
 * stage). The fresh part has no index yet and is read once.
 * @param before place in the order of deliveries before the first line of the stage
 */
export async function keepLastOfEachKey({ tx, county, batch }: Stage, before: number): Promise<void> {
  const repeated = sql`record_key IN (SELECT record_key FROM ${sql.table(REPEATED)})`
  const ofStage = sql`county_code = ${county} AND batch_id = ${batch}::uuid`
  await sql`ANALYZE ${sql.table(REPEATED)}`.execute(tx)
  await sql`
    WITH come AS (
      SELECT county_code, record_key, delivered, ctid AS place, NULL::integer AS line_no FROM ${sql.table(FRESH)} WHERE ${repeated}
      UNION ALL
      SELECT county_code, record_key, ${before}::bigint + line_no, NULL, line_no FROM import_stage WHERE ${ofStage} AND ${repeated}
    ), ranked AS (
      SELECT place, line_no, delivered < max(delivered) OVER (PARTITION BY county_code, record_key) AS is_earlier FROM come
    ), earlier AS MATERIALIZED (SELECT place, line_no FROM ranked WHERE is_earlier),
    dropped AS (DELETE FROM ${sql.table(FRESH)} WHERE ctid = ANY (ARRAY(SELECT place FROM earlier)))
    DELETE FROM import_stage WHERE ${ofStage} AND line_no = ANY (ARRAY(SELECT line_no FROM earlier))`.execute(tx)
}

/** Builds the keys after the rows and puts the table in the place of the empty part, under its names. */
export async function takePlaceOfPart(tx: Tx, { id }: Feed): Promise<void> {
  const part = sql.table(partOf(id))
  const indexes = await sql<{ definition: string; primaryKey: string | null }>`
    SELECT pg_get_indexdef(indexrelid) AS definition, CASE WHEN indisprimary THEN indexrelid::regclass::text END AS "primaryKey"
    FROM pg_index WHERE indrelid = ${partOf(id)}::regclass`.execute(tx)
  const foreign = await sql<{ name: string; definition: string }>`
    SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE conrelid = 'department_record'::regclass AND contype = 'f'`.execute(tx)
  await sql`DROP TABLE ${part}`.execute(tx)
  await sql`ALTER TABLE ${sql.table(FRESH)} ALTER feed DROP DEFAULT, ALTER batch_id DROP DEFAULT`.execute(tx)
  await sql`ALTER TABLE ${sql.table(FRESH)} RENAME TO ${sql.ref(partOf(id))}`.execute(tx)
  // Sorting in memory; a city's keys do not fit and are merged from the disk.
  await sql`SET LOCAL maintenance_work_mem = '512MB'`.execute(tx)
  for (const { definition, primaryKey } of indexes.rows) {
    await sql.raw(definition).execute(tx)
    if (primaryKey === null) continue
    const name = sql.ref(primaryKey)
    await sql`ALTER TABLE ${part} ADD CONSTRAINT ${name} PRIMARY KEY USING INDEX ${name}`.execute(tx)
  }
  for (const { name, definition } of foreign.rows)
    await sql`ALTER TABLE ${part} ADD CONSTRAINT ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
  await sql`ALTER TABLE department_record ATTACH PARTITION ${part} FOR VALUES IN (${sql.lit(id)})`.execute(tx)
}

function partOf(feedId: string): string {
  return `department_record_${feedId}`
}
