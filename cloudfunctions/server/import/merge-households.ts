import { sql, type RawBuilder } from 'kysely'
import type { CountyImport } from './county-import'
import { followVillage } from './follow-village'
import { registerValues } from './register-values'
import { keepReplaced } from './replaced-rows'
import { keysOf } from './stage'

interface WrittenHousehold {
  readonly household_id: string
  readonly household_no: string
  readonly village_code: string
  readonly version: number
}

interface Merged {
  readonly accepted: number
  /** Numbers of households that were not registered. */
  readonly newNos: readonly string[]
  /** Number → keyed hash of the head's ID number, of every line; empty where there is no other county. */
  readonly heads: ReadonlyMap<string, string>
}

/** Writes the households of a slice of staged lines that are new or different. What hangs on one that moves goes along. */
export async function mergeHouseholds(work: CountyImport, slice: RawBuilder<boolean>): Promise<Merged> {
  const { tx, county, feed, batch, changes } = work
  const replaced = await keepReplaced(work, 'household', sql`stored.household_no = ANY (${keysOf(slice)})`)
  const { rows } = await sql<WrittenHousehold>`
    INSERT INTO household AS stored (county_code, household_id, household_no, village_code, group_name, head_name, head_id_hash,
      address_cipher, phone_cipher, "values", content, batch_id)
    SELECT ${county}, come.household_id, come.record_key, come.village_code, come."values" ->> 'group',
      come."values" ->> 'headName', come.id_hash, come.sealed ->> 'address', come.sealed ->> 'phone', ${registerValues(feed)},
      come.content, ${batch}::uuid
    FROM import_stage AS come WHERE ${slice} ORDER BY come.line_no
    ON CONFLICT (county_code, household_no) DO UPDATE SET village_code = excluded.village_code, group_name = excluded.group_name,
      head_name = excluded.head_name, head_id_hash = excluded.head_id_hash, address_cipher = excluded.address_cipher,
      phone_cipher = excluded.phone_cipher, "values" = excluded."values", content = excluded.content,
      batch_id = excluded.batch_id, version = stored.version + 1
    RETURNING household_id, household_no, village_code, version`.execute(tx)
  const stoodIn = new Map(replaced.map((place) => [place.household_id, place.village_code]))
  const moved = rows
    .map((row) => ({ ...row, left: stoodIn.get(row.household_id) ?? row.village_code }))
    .filter(({ village_code, left }) => left !== village_code)
  await followVillage(tx, county, moved)
  for (const { household_id } of rows) changes.householdIds.add(household_id)
  const newNos = rows.filter(({ version }) => version === 1).map((row) => row.household_no)
  return { accepted: rows.length, newNos, heads: await findHeads(work, slice) }
}

async function findHeads(
  { tx, others }: CountyImport,
  slice: RawBuilder<boolean>,
): Promise<ReadonlyMap<string, string>> {
  if (others.length === 0) return new Map()
  const { rows } = await sql<{ record_key: string; id_hash: string }>`
    SELECT come.record_key, come.id_hash FROM import_stage AS come WHERE ${slice}`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row.id_hash]))
}
