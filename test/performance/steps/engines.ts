import { ENGINES, type EngineTask } from '../tasks/time-engine'
import type { Bench, Step } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { runSelfTimed } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'

/** At every scale the same: what one household costs does not depend on how many there are. */
const HOUSEHOLDS = 20_000
const HOUSEHOLDS_ONCE = 2000

/** The same rules on the same households in our evaluator and in two rule engines, with one checksum. */
export const engines: Step = {
  name: 'engines',
  changes: false,
  alone: true,
  async run(bench) {
    const households = bench.once ? HOUSEHOLDS_ONCE : HOUSEHOLDS
    const checksums = new Set<string>()
    // Any database will do: a worker is told of one, and this work asks none.
    const db = await bench.cluster.open('wudeng')
    for (const engine of Object.keys(ENGINES)) {
      for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
        checksums.add(await timeEngine(bench, db, { engine, households, repeat }))
      }
    }
    await db.close()
    if (checksums.size > 1) bench.differ(`the engines disagree: ${[...checksums].join(', ')}`)
  },
}

async function timeEngine(
  bench: Bench,
  db: BenchDatabase,
  { engine, households, repeat }: EngineTask & { readonly repeat: number },
): Promise<string> {
  const { json, ...measured } = await runSelfTimed(bench, db, { engine, households })
  const checksum = String(json['checksum'])
  bench.record({ step: `engines/${engine}`, repeat, ...measured, cpuServer: 0, checksum })
  return checksum
}
