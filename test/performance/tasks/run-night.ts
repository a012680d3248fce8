import { listCounties } from '../../../cloudfunctions/server/database/list-counties'
import { closeSharedRuntime, sharedRuntime } from '../../../cloudfunctions/server/runtime'
import { auditShare } from '../../../cloudfunctions/server/scoring/audit-share'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { runNight, type NightOrder } from '../../../cloudfunctions/server/scoring/run-night'
import type { Measure } from '../worker'

/** One half of what the nightly job does in every county. */
export interface NightTask {
  readonly night: { readonly part: 'score' | 'audit'; readonly full: boolean }
}

/** @returns the counts of all counties together. Fault: throws when a county refuses. */
export async function runNightPart({ night: { part, full } }: NightTask, measure: Measure): Promise<unknown> {
  const { db, clock, newId } = sharedRuntime()
  const work = { score: scoreCounty, audit: (order: NightOrder) => auditShare(db, order) }[part]
  async function scoreCounty(order: NightOrder): Promise<object> {
    const counts = await runNight(db, order)
    if (!counts.ok) throw new Error(counts.refusal.code)
    return counts.value
  }
  try {
    const counties = await listCounties(db)
    return await measure(async () => {
      const total: Record<string, number> = {}
      for (const county of counties) {
        const order = { county, day: clock.today(), full, at: clock.now(), judge: judgeOf(county), newId }
        for (const [name, count] of Object.entries(await work(order))) {
          if (typeof count === 'number') total[name] = (total[name] ?? 0) + count
        }
      }
      return total
    })
  } finally {
    await closeSharedRuntime()
  }
}
