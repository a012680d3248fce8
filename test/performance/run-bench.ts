import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { planCity } from './generator/city'
import type { Bench, Step } from './harness/bench'
import { openCluster, type BenchDatabase } from './harness/bench-cluster'
import { calibrate } from './harness/calibrate'
import { openCalendar } from './harness/calendar'
import { deliveredFiles } from './harness/delivered-files'
import { openExpectations } from './harness/expectations'
import { describeMachine, publish } from './harness/published'
import type { BenchResult } from './harness/result'
import { openRunLog } from './harness/run-log'
import { watchDisk } from './harness/watch-disk'
import { watchMemory } from './harness/watch-memory'
import type { Options } from './options'
import { steps } from './steps/steps'

const ROOT = path.resolve(__dirname, '../..')
const RESULTS = path.join(ROOT, 'test/performance/results')
const NAME = 'bench_city'

/** Runs the steps and prints a line of JSON for each measurement; what goes on is told on standard error. */
export async function runBench(options: Options): Promise<{ results: readonly BenchResult[]; differences: string[] }> {
  const { scale, once, keep } = options
  const began = performance.now()
  const say = (text: string) => {
    const seconds = Math.round((performance.now() - began) / 1000)
    console.error(`[bench ${scale} ${String(seconds).padStart(5)} s] ${text}`)
  }
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'wudeng-bench-'))
  mkdirSync(folder, { recursive: true })
  const log = openRunLog(path.join(folder, 'log.jsonl'))
  const expectations = openExpectations(path.join(ROOT, 'test/performance/expected.json'), scale, once)
  const cluster = await openCluster(path.join(folder, 'data'), scale)
  const differences: string[] = []
  const differ = (text: string) => {
    differences.push(text)
    say(`DIFFERENT: ${text}`)
  }
  let city: BenchDatabase | undefined
  const bench: Bench = {
    ...{ scale, once, cluster, say, differ },
    city: planCity(scale),
    files: deliveredFiles(path.join(folder, 'files'), planCity(scale)),
    calendar: openCalendar(path.join(folder, 'calendar.json')),
    db: async () => (city ??= await cluster.open(NAME)),
    async newDb() {
      await city?.close()
      return (city = await cluster.create(NAME))
    },
    record(measured) {
      const result = inThousandths({ ...measured, scale, figures: measured.figures ?? {} })
      console.log(JSON.stringify(result))
      log.add(result)
      const difference = options.update ? undefined : expectations.compare(result)
      if (difference !== undefined) differ(difference)
    },
  }
  const before = calibrate()
  const memory = watchMemory()
  const disk = watchDisk(folder)
  try {
    for (const step of steps) {
      if (log.isDone(step.name) || !isWanted(step, options)) continue
      say(step.name)
      log.begin(step.name)
      await step.run(bench)
      log.end(step.name)
    }
    if (options.update) expectations.take(log.results())
    if (!once && differences.length === 0) {
      const used = { memoryUsed: memory.stop(), diskUsed: await disk.stop() }
      const facts = { scale, ...(await cluster.size()), ...used }
      publish(RESULTS, { machine: describeMachine(before, calibrate(), facts), results: log.results() })
    }
    return { results: log.results(), differences }
  } finally {
    await city?.close()
    await cluster.stop()
    if (keep === undefined) rmSync(folder, { recursive: true })
  }
}

/** Times to the millisecond: more digits say nothing and make lines hard to read. */
function inThousandths(result: BenchResult): BenchResult {
  const round = (seconds: number) => Math.round(seconds * 1000) / 1000
  const { wall, cpuNode, cpuServer, cpuBackground } = result
  const times = { wall, cpuNode, cpuServer, cpuBackground }
  return { ...result, ...Object.fromEntries(Object.entries(times).map(([name, value]) => [name, round(value)])) }
}

/** What changes the city is run whether it was asked for or not, up to the last step that was. */
function isWanted(step: Step, { only }: Options): boolean {
  if (only === undefined || only.includes(step.name)) return true
  const last = steps.findLastIndex(({ name, alone }) => only.includes(name) && alone !== true)
  return step.changes && steps.indexOf(step) < last
}
