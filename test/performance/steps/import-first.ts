import { departments } from '../generator/departments/departments'
import type { Bench, Step } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { sumRecords, sumRegister } from '../harness/checksums'
import { REGISTER_FEEDS } from '../harness/delivered-files'
import { repeatsAt } from '../harness/scales'
import { importFeed } from './import-feed'
import { recordNight } from './night'
import { vacuum } from './vacuum'

/** Everything that the city has, into an empty database, and the night after it: every household for the first time. */
export const importFirst: Step = {
  name: 'import-first',
  changes: true,
  async run(bench) {
    const repeats = repeatsAt(bench.scale, bench.once)
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      const db = await bench.newDb()
      for (const feed of REGISTER_FEEDS) await load(bench, db, feed, repeat, () => sumRegister(db))
      for (const { feed } of departments) {
        await load(bench, db, feed, repeat, () => sumRecords(db, feed))
        // The bills are delivered a second time; of the others nobody needs the file again.
        if (repeat === repeats && feed !== 'medical') bench.files.remove(feed)
      }
      await vacuum(bench, db, 'vacuum-after-import', repeat)
      await recordNight(bench, 'night-first', repeat)
      await vacuum(bench, db, 'vacuum-after-first-night', repeat)
    }
  },
}

async function load(bench: Bench, db: BenchDatabase, feed: string, repeat: number, sum: () => Promise<string>) {
  const { file, rows } = bench.files.get(feed)
  bench.say(`import ${feed}: ${rows} rows`)
  const imported = await importFeed(bench, db, feed, file)
  bench.record({ step: `import-first/${feed}`, repeat, ...imported, checksum: await sum() })
}
