import { sql } from 'kysely'
import { ROLE_WORDS, ROLES } from '../../../src/domain/access/role'
import type { CountyImport, Outcome } from './county-import'
import { lastLines } from './last-lines'
import type { Line } from './line'
import { inChunks, recordSet } from './record-set'
import { NO_SPLIT } from './split-lines'

const columns = 'staff_id uuid, name text, phone_hash text, phone_cipher text, role text, area_code text, openid text'

/** New posts, other names and newly bound WeChat identities. A blank identity takes none away: most are bound on the phone. */
export async function deliverStaff(
  { tx, secrets, newId }: CountyImport,
  lines: AsyncIterable<readonly Line[]>,
): Promise<Outcome> {
  let accepted = 0
  for (const chunk of inChunks(await lastLines(lines))) {
    const posts = chunk.map(({ values: { name, phone, role, areaCode, openid } }) => ({
      ...{
        staff_id: newId(),
        name,
        phone_hash: secrets.hash(String(phone)),
        phone_cipher: secrets.seal(String(phone)),
      },
      ...{ role: ROLES.find((known) => ROLE_WORDS[known] === role), area_code: areaCode, openid },
    }))
    const { rows } = await sql`
      INSERT INTO staff AS stored (staff_id, name, phone_hash, phone_cipher, role, area_code, openid)
      SELECT r.staff_id, r.name, r.phone_hash, r.phone_cipher, r.role, r.area_code, r.openid FROM ${recordSet(posts, columns)}
      ON CONFLICT (phone_hash, role, area_code) DO UPDATE SET name = excluded.name, openid = coalesce(excluded.openid, stored.openid)
      WHERE stored.name <> excluded.name OR stored.openid IS DISTINCT FROM coalesce(excluded.openid, stored.openid)
      RETURNING staff_id`.execute(tx)
    accepted += rows.length
  }
  return { accepted, unmatched: 0, split: NO_SPLIT }
}
