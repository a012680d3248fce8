import { runOperatorCommand, type CommandTask } from './tasks/run-operator-command'
import { duckDbRescore, type DuckDbTask } from './tasks/duckdb-rescore'
import { rawCopy, type RawCopyTask } from './tasks/raw-copy'
import { timeEngine, type EngineTask } from './tasks/time-engine'

export type WorkerTask = CommandTask | RawCopyTask | DuckDbTask | EngineTask

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
  return 'rawCopy' in task ? rawCopy(task, measure) : duckDbRescore(task, measure)
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
