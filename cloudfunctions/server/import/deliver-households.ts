import { sql } from 'kysely'
import { contentHash } from './content-hash'
import type { CountyImport, Outcome } from './county-import'
import { deliverMembers } from './deliver-members'
import { membersFeed } from './feeds'
import { matchHouseholds } from './match-people'
import type { Line } from './read-delivery'
import { inChunks, recordSet } from './record-set'
import { registerValues } from './register-values'
import { waitingMemberLines } from './unmatched-rows'

interface WrittenHousehold {
  readonly household_id: string
  readonly household_no: string
  readonly village_code: string
}

const columns = `household_id uuid, household_no text, village_code text, group_name text, head_name text, head_id_hash text,
  address_cipher text, phone_cipher text, "values" jsonb, content text`

/** New and changed households. Members that were waiting for a household move in. */
export async function deliverHouseholds(work: CountyImport, lines: readonly Line[]): Promise<Outcome> {
  const before = await matchHouseholds(
    work.tx,
    work.county,
    lines.map((line) => line.key),
  )
  const written: WrittenHousehold[] = []
  for (const chunk of inChunks(lines)) written.push(...(await upsertHouseholds(work, chunk)))
  const moved = written.filter(({ household_no, village_code }) => {
    const old = before.get(household_no)
    return old !== undefined && old.villageCode !== village_code
  })
  await followVillage(work, moved)
  const newNos = written.map((row) => row.household_no).filter((householdNo) => !before.has(householdNo))
  const waiting = await waitingMemberLines(work, newNos)
  const { householdIds } = await deliverMembers({ ...work, feed: membersFeed }, waiting)
  const changed = new Set([...written.map((row) => row.household_id), ...householdIds])
  return { accepted: written.length, unmatched: 0, householdIds: changed, notes: [] }
}

async function upsertHouseholds(work: CountyImport, lines: readonly Line[]): Promise<readonly WrittenHousehold[]> {
  const { tx, county, feed, batch, secrets, newId } = work
  const sealed = (value: unknown): string | null => (typeof value === 'string' ? secrets.seal(value) : null)
  const rows = lines.map(({ values, personHash }) => ({
    ...{ household_id: newId(), household_no: values['householdNo'], village_code: values['villageCode'] },
    ...{ group_name: values['group'], head_name: values['headName'], head_id_hash: personHash },
    ...{ address_cipher: sealed(values['address']), phone_cipher: sealed(values['phone']) },
    ...{ values: registerValues(feed, values), content: contentHash(work, values) },
  }))
  const date = sql.lit(feed.date ?? '')
  // A blank date is as new as can be: the line says what is so now.
  const written = await sql<WrittenHousehold>`
    INSERT INTO household AS stored (county_code, household_id, household_no, village_code, group_name, head_name, head_id_hash,
      address_cipher, phone_cipher, "values", content, batch_id)
    SELECT ${county}, r.household_id, r.household_no, r.village_code, r.group_name, r.head_name, r.head_id_hash,
      r.address_cipher, r.phone_cipher, r."values", r.content, ${batch}::uuid
    FROM ${recordSet(rows, columns)}
    ON CONFLICT (county_code, household_no) DO UPDATE SET village_code = excluded.village_code, group_name = excluded.group_name,
      head_name = excluded.head_name, head_id_hash = excluded.head_id_hash, address_cipher = excluded.address_cipher,
      phone_cipher = excluded.phone_cipher, "values" = excluded."values", content = excluded.content,
      batch_id = excluded.batch_id, version = stored.version + 1
    WHERE stored.content <> excluded.content
      AND coalesce(stored."values" ->> ${date}, '') <= coalesce(excluded."values" ->> ${date}, '9999-12-31')
    RETURNING household_id, household_no, village_code`.execute(tx)
  return written.rows
}

/** What hangs on a household lies in its village: row security looks at the village of each row. */
async function followVillage({ tx, county }: CountyImport, moved: readonly WrittenHousehold[]): Promise<void> {
  if (moved.length === 0) return
  for (const table of [
    'person',
    'person_former',
    'department_record',
    'household_score',
    'work_order',
    'household_code',
  ]) {
    for (const chunk of inChunks(moved)) {
      await sql`UPDATE ${sql.table(table)} AS stored SET village_code = r.village_code
        FROM ${recordSet(chunk, 'household_id uuid, village_code text')}
        WHERE stored.county_code = ${county} AND stored.household_id = r.household_id`.execute(tx)
    }
  }
}
