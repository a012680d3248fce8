import type { Day } from '../../src/domain/calendar/day'
import { ok, type Result } from '../../src/domain/result'
import type { Runtime } from '../server/runtime'
import { judgeOf } from '../server/scoring/judge'
import { runNight, type NightCounts } from '../server/scoring/run-night'

/** The nightly job of several counties, one after the other. A county that refuses keeps no other from its night; its refusal is the answer. */
export async function scoreCounties(
  { db, clock, newId }: Pick<Runtime, 'db' | 'clock' | 'newId'>,
  counties: readonly string[],
  { day, full }: { day: Day; full: boolean },
): Promise<Result<NightCounts, 'score.earlierThanLast'>> {
  let total: Result<NightCounts, 'score.earlierThanLast'> = ok({
    date: day,
    evaluated: 0,
    changed: 0,
    opened: 0,
    refreshed: 0,
    held: 0,
  })
  for (const county of counties) {
    const night = await runNight(db, { county, day, full, at: clock.now(), judge: judgeOf(county), newId })
    if (!night.ok || !total.ok) total = total.ok ? night : total
    else total = ok(addNights(total.value, night.value))
  }
  return total
}

function addNights(one: NightCounts, other: NightCounts): NightCounts {
  return {
    date: one.date,
    evaluated: one.evaluated + other.evaluated,
    changed: one.changed + other.changed,
    opened: one.opened + other.opened,
    refreshed: one.refreshed + other.refreshed,
    held: one.held + other.held,
  }
}
