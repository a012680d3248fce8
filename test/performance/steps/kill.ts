import { planCity, BENCH_DAY } from '../generator/city'
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
const SCALE = 0.01
const KILLS = 10
const KILLS_ONCE = 2

/** The importer and the night, killed with `kill -9` again and again and started again, end where an undisturbed run ends. */
export const kill: Step = {
  name: 'kill',
  changes: false,
  async run(bench) {
    const undisturbed = await goThrough(bench, 0)
    const disturbed = await goThrough(bench, bench.once ? KILLS_ONCE : KILLS)
    if (disturbed !== undisturbed) bench.differ(`after kills: ${disturbed}, undisturbed ${undisturbed}`)
  },
}

/** @returns the checksums of records and scores after an import and a night, each killed so many times first */
async function goThrough(bench: Bench, kills: number): Promise<string> {
  const files = deliveredFiles(`${bench.files.folder}/kill`, planCity(SCALE))
  const db = await bench.cluster.create('bench_kill')
  const task = (feed: string) => ({
    command: 'import',
    input: { feed, file: files.get(feed).file, county: DELIVERER, json: true },
  })
  for (const feed of REGISTER_FEEDS) await runKilled(bench, db, task(feed), 0)
  const sums: string[] = []
  for (const [what, work, sum] of [
    ['import', task('medical'), () => sumRecords(db, 'medical')],
    ['night', { command: 'score', input: {} }, () => sumScores(db)],
  ] as const) {
    const { cost, value } = await measure(bench.cluster.postmaster, () => runKilled(bench, db, work, kills))
    const checksum = await sum()
    const spent = { cpuNode: value.cpu, peakRss: value.peakRss }
    bench.record({ step: `kill/${what} after ${kills}`, repeat: 1, ...cost, ...spent, counts: { kills }, checksum })
    sums.push(checksum)
  }
  await db.close()
  await bench.cluster.drop('bench_kill')
  return sums.join(' ')
}

/** Starts the work and kills it after a while, so many times, then lets it come to its end. */
async function runKilled({ say }: Bench, db: BenchDatabase, task: WorkerTask, kills: number) {
  const environment = { ...db.environment, WUDENG_BUSINESS_DAY: BENCH_DAY }
  for (let i = 1; i <= kills; i += 1) {
    const worker = await startWorker(environment)
    const patience = 50 + drawsOf(i, kills).int(4000)
    const timer = setTimeout(worker.kill, patience)
    const survived = await worker.run(task).then(
      () => true,
      () => false,
    )
    clearTimeout(timer)
    say(survived ? `it was done before ${patience} ms` : `killed after ${patience} ms`)
  }
  return (await startWorker(environment)).run(task)
}
