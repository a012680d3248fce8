import type { Bench } from './bench'
import type { BenchDatabase } from './bench-cluster'
import { measure } from './measure'
import type { BenchResult } from './result'
import type { WorkerTask } from '../worker'
import { startWorker } from './worker-process'

export type Measured = Pick<BenchResult, 'wall' | 'cpuNode' | 'cpuServer' | 'cpuBackground' | 'peakRss' | 'counts'>

/** Runs a command of the operator in a process of its own, with nothing else between the two readings. */
export async function runCommand({ cluster, calendar }: Bench, db: BenchDatabase, task: WorkerTask): Promise<Measured> {
  const worker = await startWorker({ ...db.environment, WUDENG_BUSINESS_DAY: calendar.today() })
  const { value, cost } = await measure(cluster.postmaster, () => worker.run(task))
  return { ...cost, wall: value.wall, cpuNode: value.cpu, peakRss: value.peakRss, counts: numbersIn(value.json) }
}

function numbersIn(json: unknown): Record<string, number> {
  const entries: [string, unknown][] = Object.entries(json ?? {})
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}
