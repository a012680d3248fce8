import { runNightPart, type NightTask } from './tasks/run-night'
import { runOperatorCommand, type CommandTask } from './tasks/run-operator-command'
import { loadRaw } from './rivals/raw-copy'
import { duckDbRescore, type DuckDbTask } from './tasks/duckdb-rescore'
import { timeEngine, type EngineTask } from './tasks/time-engine'

export type WorkerTask = CommandTask | RawLoadTask | DuckDbTask | EngineTask | NightTask

/** Rows of a file of COPY text into a table with the keys of the feed's own; it times itself. */
interface RawLoadTask {
  readonly rawLoad: { readonly feed: string; readonly file: string }
}

export interface WorkerAnswer {
  /** What the task says to scripts. */
  readonly json: Readonly<Record<string, unknown>>
  /** Seconds, from the moment when everything is open to the answer. */
  readonly wall: number
  readonly cpu: number
  /** Bytes: the most this process ever held. */
  readonly peakRss: number
}

/** Runs the part of a task that is measured. */
export type Measure = <T>(work: () => Promise<T>) => Promise<T>

async function perform(task: WorkerTask): Promise<WorkerAnswer> {
  let wall = 0
  let cpu = 0
  const measure: Measure = async (work) => {
    const before = process.cpuUsage()
    const began = performance.now()
    const value = await work()
    wall = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    cpu = (user + system) / 1e6
    return value
  }
  const json = objectOf(await run(task, measure))
  return { json, wall, cpu, peakRss: process.resourceUsage().maxRSS * 1024 }
}

function run(task: WorkerTask, measure: Measure): Promise<unknown> {
  if ('command' in task) return runOperatorCommand(task, measure)
  if ('engine' in task) return timeEngine(task)
  if ('night' in task) return runNightPart(task, measure)
  if ('rawLoad' in task) return loadRaw(process.env['DATABASE_OWNER_URL'] ?? '', task.rawLoad.feed, task.rawLoad.file)
  return duckDbRescore(task, measure)
}

function objectOf(value: unknown): WorkerAnswer['json'] {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

// Does one task that its parent sends, and ends.
process.once('message', (task: WorkerTask) => {
  perform(task).then(
    (answer) => process.send?.(answer, () => process.disconnect()),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
      process.disconnect()
    },
  )
})
process.send?.('ready')
