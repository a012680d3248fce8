import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Bench, Step } from '../harness/bench'
import { runSelfTimed } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'
import { unloadFeed } from '../rivals/raw-copy'

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
  const file = path.join(bench.files.folder, 'rival.copy')
  await unloadFeed(db.ownerUrl, feed, file)
  for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
    const { json: _said, ...loaded } = await runSelfTimed(bench, db, { rawLoad: { feed, file } })
    bench.record({ step: `rival-copy/${feed}`, repeat, ...loaded, checksum: '' })
  }
  await db.query(`DROP TABLE raw_${feed}`)
  rmSync(file)
}
