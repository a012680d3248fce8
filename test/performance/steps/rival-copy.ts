import { createWriteStream, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import path from 'node:path'
import type { Bench, Step } from '../harness/bench'
import { repeatsAt } from '../harness/scales'
import { runTask } from '../harness/run-command'

const TABLE = 'rival_record'

/** What raw COPY costs for the very rows that an import made of a file, with the same keys and indexes built after them. */
export const rivalCopy: Step = {
  name: 'rival-copy',
  changes: false,
  async run(bench) {
    // At full size the bills do not fit on the disk a second time.
    for (const feed of bench.scale < 1 ? ['medical', 'employment'] : ['employment']) await copy(bench, feed)
  },
}

async function copy(bench: Bench, feed: string): Promise<void> {
  const db = await bench.db()
  const part = `department_record_${feed}`
  const file = path.join(bench.files.folder, 'rival.copy')
  await pipeline(db.copyOut(`COPY ${part} TO STDOUT`), createWriteStream(file))
  const after = await keysOf(bench, part)
  const before = [`CREATE TABLE ${TABLE} (LIKE ${part})`]
  for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
    await db.query(`DROP TABLE IF EXISTS ${TABLE}`)
    const { json: _said, ...copied } = await runTask(bench, db, { rawCopy: { file, table: TABLE, before, after } })
    bench.record({ step: `rival-copy/${feed}`, repeat, ...copied, checksum: '' })
  }
  await db.query(`DROP TABLE ${TABLE}`)
  rmSync(file)
}

/** The statements that give the rival the keys and indexes of our own table, whatever they are. */
async function keysOf(bench: Bench, part: string): Promise<readonly string[]> {
  const db = await bench.db()
  const constraints = await db.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'f') ORDER BY contype DESC, conname`,
    [part],
  )
  const indexes = await db.query<{ definition: string }>(
    `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = $1::regclass AND NOT indisprimary AND NOT indisunique ORDER BY indexrelid`,
    [part],
  )
  return [
    ...constraints.map(({ definition }) => `ALTER TABLE ${TABLE} ADD ${definition}`),
    ...indexes.map(({ definition }) => definition.replace(/INDEX \S+ ON (ONLY )?\S+/, `INDEX ON ${TABLE}`)),
  ]
}
