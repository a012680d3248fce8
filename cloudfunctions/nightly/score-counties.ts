import type { Day } from '../../src/domain/calendar/day'
import { ok, type Result } from '../../src/domain/result'
import { forgetWindows } from '../server/limits/forget-windows'
import { remind } from '../server/messages/remind'
import type { Runtime } from '../server/runtime'
import { auditShare, type AuditCounts } from '../server/scoring/audit-share'
import { judgeOf } from '../server/scoring/judge'
import { runNight, type NightCounts } from '../server/scoring/run-night'

type Counts = NightCounts & AuditCounts

/** The nightly job of several counties, one after the other. A county that refuses keeps no other from its night; its refusal is the answer. */
export async function scoreCounties(
  { db, clock, newId }: Pick<Runtime, 'db' | 'clock' | 'newId'>,
  counties: readonly string[],
  { day, full }: { day: Day; full: boolean },
): Promise<Result<Counts, 'score.earlierThanLast'>> {
  let total: Result<Counts, 'score.earlierThanLast'> = ok({
    date: day,
    ...{ evaluated: 0, changed: 0, opened: 0, refreshed: 0, held: 0 },
    ...{ audited: 0, differences: 0 },
  })
  for (const county of counties) {
    await forgetWindows(db, county, clock.now())
    const order = { county, day, full, at: clock.now(), judge: judgeOf(county), newId }
    const night = await runNight(db, order)
    if (!night.ok) {
      if (total.ok) total = night
      continue
    }
    await remind(db, order)
    const counts = { ...night.value, ...(await auditShare(db, order)) }
    if (total.ok) total = ok(addNights(total.value, counts))
  }
  return total
}

function addNights(one: Counts, other: Counts): Counts {
  return {
    date: one.date,
    evaluated: one.evaluated + other.evaluated,
    changed: one.changed + other.changed,
    opened: one.opened + other.opened,
    refreshed: one.refreshed + other.refreshed,
    held: one.held + other.held,
    audited: one.audited + other.audited,
    differences: one.differences + other.differences,
  }
}
