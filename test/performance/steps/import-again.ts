import { correctedBills } from '../generator/delta-rows'
import type { Bench, Step } from '../harness/bench'
import { sumRecords } from '../harness/checksums'
import { repeatsAt } from '../harness/scales'
import { importFeed } from './import-feed'

/** The largest file once more: nothing in it is new. */
export const importSameAgain: Step = {
  name: 'import-same-again',
  changes: false,
  async run(bench) {
    const db = await bench.db()
    const bills = bench.files.get('medical')
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const imported = await importFeed(bench, db, bills)
      bench.record({ step: 'import-same-again', repeat, ...imported, checksum: await sumRecords(db, 'medical') })
    }
    bench.files.remove('medical')
  },
}

/** Bills are 62 of 100 records. */
const BILLS = 0.62
const RECORDS = 22_360_000

/** One record in a hundred with other content, each of another household. */
export const importDelta: Step = {
  name: 'import-delta',
  changes: true,
  async run(bench) {
    const db = await bench.db()
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const imported = await deliverCorrections(bench, Math.round(RECORDS * BILLS * bench.scale * 0.01))
      bench.record({ step: 'import-delta', repeat, ...imported, checksum: await sumRecords(db, 'medical') })
    }
  },
}

/** Makes so many households dirty, each by a bill whose content has changed. */
export async function deliverCorrections(bench: Bench, households: number) {
  const number = bench.calendar.nextDelivery()
  const name = `correction-${number}`
  const bills = bench.files.write(name, 'medical', correctedBills(bench.city, households, number))
  const imported = await importFeed(bench, await bench.db(), bills)
  bench.files.remove(name)
  return imported
}
