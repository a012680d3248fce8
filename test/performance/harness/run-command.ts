import type { Bench } from './bench'
import type { BenchDatabase } from './bench-cluster'
import { measure } from './measure'
import type { BenchResult } from './result'
import type { WorkerTask } from '../worker'
import { startWorker } from './worker-process'

export type Measured = Pick<BenchResult, 'wall' | 'cpuNode' | 'cpuServer' | 'cpuBackground' | 'peakRss' | 'counts'>

/** Connections of a process, as many as the command line takes. */
const WUDENG_POOL = '4'

type Json = Readonly<Record<string, unknown>>

/** Runs a command of the operator as `runTask` does. */
export async function runCommand(
  bench: Bench,
  db: BenchDatabase,
  command: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<Measured> {
  const { json: _said, ...measured } = await runTask(bench, db, { command, input })
  return measured
}

/** Does a task in a process of its own, with nothing else between the two readings. */
export async function runTask(
  { cluster, calendar }: Bench,
  db: BenchDatabase,
  task: WorkerTask,
): Promise<Measured & { readonly json: Json }> {
  const worker = await startWorker({ ...db.environment, WUDENG_BUSINESS_DAY: calendar.today(), WUDENG_POOL })
  const { value, cost } = await measure(cluster.postmaster, () => worker.run(task))
  const { json, wall, cpu: cpuNode, peakRss } = value
  return { ...cost, wall, cpuNode, peakRss, counts: numbersIn(json), json }
}

/** Does a task that times itself, because not all of it counts. */
export async function runSelfTimed(bench: Bench, db: BenchDatabase, task: WorkerTask) {
  const { counts, ...measured } = await runTask(bench, db, task)
  const { wall = 0, cpu: cpuNode = 0, ...others } = counts
  return { ...measured, wall, cpuNode, counts: others }
}

function numbersIn(json: Json): Record<string, number> {
  const isNumber = (entry: [string, unknown]): entry is [string, number] => typeof entry[1] === 'number'
  return Object.fromEntries(Object.entries(json).filter(isNumber))
}
