import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Secrets } from '../crypto/secrets'
import type { UndoWork } from './undo-work'

const words = z.object({ after: z.union([z.string(), z.number(), z.array(z.string()), z.null()]) })

/** Values of a household that are kept sealed, beside the others. */
const SEALED: Readonly<Record<string, string>> = { phone: 'phone_cipher', address: 'address_cipher' }

/**
 * Values that people had corrected after the batch came are corrected all the same in the rows that it gives back: what they
 * said is none of the file's.
 */
export async function repeatCorrections(
  { tx, county, batch, delivered }: UndoWork,
  { open, seal }: Pick<Secrets, 'open' | 'seal'>,
): Promise<void> {
  const { rows } = await sql<{ source: 'household' | 'person'; id: string; field: string; words_cipher: string }>`
    SELECT kept.source, kept.row_key AS id, made.field, made.words_cipher
    FROM register_correction AS made JOIN replaced_row AS kept
      ON kept.county_code = ${county} AND kept.batch_id = ${batch}::uuid AND kept.before IS NOT NULL
      AND kept.source = CASE WHEN made.person_id IS NULL THEN 'household' ELSE 'person' END
      AND kept.row_key = coalesce(made.person_id, made.household_id)::text
    WHERE made.county_code = ${county} AND made.delivered >= ${delivered}
    ORDER BY made.delivered, made.version`.execute(tx)
  for (const { source, id, field, words_cipher } of rows) {
    const { after } = z.parse(words, JSON.parse(open(words_cipher)))
    const sealed = source === 'household' ? SEALED[field] : undefined
    const change =
      sealed === undefined
        ? sql`"values" = ${after === null ? sql`"values" - ${field}::text` : sql`"values" || ${JSON.stringify({ [field]: after })}::jsonb`}`
        : sql`${sql.ref(sealed)} = ${after === null ? null : seal(String(after))}`
    await sql`UPDATE ${sql.table(source)} SET ${change}, version = version + 1
      WHERE county_code = ${county} AND ${sql.ref(`${source}_id`)} = ${id}::uuid`.execute(tx)
  }
}
