import type { Bench } from '../harness/bench'
import { sumScores } from '../harness/checksums'
import { runTask } from '../harness/run-command'

/** Scores what waits, without the audit that follows in the real night: that one costs what there is, whatever changed. */
export async function runNight(bench: Bench, { full = false } = {}) {
  return runTask(bench, await bench.db(), { night: { part: 'score', full } })
}

export async function recordNight(bench: Bench, step: string, repeat: number, options: { full?: boolean } = {}) {
  const { json: _said, ...cost } = await runNight(bench, options)
  bench.record({ step, repeat, ...cost, checksum: await sumScores(await bench.db()) })
}

/** The thirtieth of all households that is evaluated from its records every night. */
export async function recordAudit(bench: Bench, repeat: number): Promise<void> {
  const { json: _said, ...cost } = await runTask(bench, await bench.db(), { night: { part: 'audit', full: false } })
  bench.record({ step: 'night-audit', repeat, ...cost, checksum: '' })
}
