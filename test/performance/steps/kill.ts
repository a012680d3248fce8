import { BENCH_DAY, planCity } from '../generator/city'
import { drawsOf } from '../generator/draw'
import type { Bench, Step } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { sumRecords, sumScores } from '../harness/checksums'
import { deliveredFiles, REGISTER_FEEDS } from '../harness/delivered-files'
import { measure } from '../harness/measure'
import { startWorker } from '../harness/worker-process'
import type { WorkerTask } from '../worker'
import { DELIVERER } from './import-feed'

/** Large enough that an import and a night take seconds, whatever the scale of the run. */
const SCALE = 0.005
const KILLS = 10
const KILLS_ONCE = 3

/** What a way through an import and a night ended in. */
interface Way {
  readonly checksums: readonly string[]
  /** Milliseconds that the import and the night took when nobody disturbed them at last. */
  readonly took: readonly number[]
}

/** The importer and the night, killed with `kill -9` again and again and started again, end where an undisturbed run ends. */
export const kill: Step = {
  name: 'kill',
  changes: false,
  alone: true,
  async run(bench) {
    const undisturbed = await goThrough(bench, 0, [])
    const disturbed = await goThrough(bench, bench.once ? KILLS_ONCE : KILLS, undisturbed.took)
    const [one, other] = [undisturbed.checksums.join(' '), disturbed.checksums.join(' ')]
    if (one !== other) bench.differ(`after kills ${other}, undisturbed ${one}`)
  },
}

/** @param within milliseconds in which the import and the night are killed */
async function goThrough(bench: Bench, kills: number, within: readonly number[]): Promise<Way> {
  const files = deliveredFiles(`${bench.files.folder}/kill`, planCity(SCALE))
  const db = await bench.cluster.create('bench_kill')
  const task = (feed: string) => {
    const { file } = files.get(feed)
    return { command: 'import', input: { feed, file, county: DELIVERER, json: true } }
  }
  for (const feed of REGISTER_FEEDS) await finish(db, task(feed))
  const checksums: string[] = []
  const took: number[] = []
  for (const { what, work, sum, share } of [
    // An import begins anew, and takes less time on a warmed-up database than the undisturbed one did: a kill comes early enough.
    { what: 'import', work: task('medical'), sum: () => sumRecords(db, 'medical'), share: 3 },
    // A night goes on where it was cut off, so its kills have to share the time that it takes.
    { what: 'night', work: { command: 'score', input: {} }, sum: () => sumScores(db), share: Math.max(1, kills) },
  ]) {
    const span = Math.round((within[took.length] ?? 0) / share)
    let hits = 0
    for (let i = 1; i <= kills; i += 1) if (await killWithin(bench, db, work, drawsOf(i, kills).int(span))) hits += 1
    if (hits < kills) bench.differ(`${what}: ${kills - hits} of ${kills} kills came after the work was done`)
    const { cost, value } = await measure(bench.cluster.postmaster, () => finish(db, work))
    const checksum = await sum()
    const spent = { cpuNode: value.cpu, peakRss: value.peakRss }
    bench.record({
      step: `kill/${what} after ${kills}`,
      repeat: 1,
      ...cost,
      ...spent,
      counts: { kills: hits },
      checksum,
    })
    checksums.push(checksum)
    took.push(value.wall * 1000)
  }
  await db.close()
  await bench.cluster.drop('bench_kill')
  return { checksums, took }
}

/** @returns whether it was still at work */
async function killWithin({ say }: Bench, db: BenchDatabase, task: WorkerTask, milliseconds: number): Promise<boolean> {
  const worker = await startWorker(environmentOf(db))
  const timer = setTimeout(worker.kill, milliseconds)
  const survived = await worker.run(task).then(
    () => true,
    () => false,
  )
  clearTimeout(timer)
  say(survived ? `done before ${milliseconds} ms` : `killed after ${milliseconds} ms`)
  return !survived
}

async function finish(db: BenchDatabase, task: WorkerTask) {
  return (await startWorker(environmentOf(db))).run(task)
}

function environmentOf(db: BenchDatabase): Readonly<Record<string, string>> {
  return { ...db.environment, WUDENG_BUSINESS_DAY: BENCH_DAY }
}
