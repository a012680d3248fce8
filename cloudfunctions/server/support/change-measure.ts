import { sql } from 'kysely'
import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { MeasureDecision, MeasureRefusal } from '../../../src/domain/support/decision'
import { MEASURE_STATE_WORDS, type Measure } from '../../../src/domain/support/measure'
import { beyondScope } from '../database/beyond-scope'
import type { Call } from '../handler'
import { findStanding } from '../history/replaced-facts'
import { forgetFacts } from '../scoring/forget-facts'
import { measureEvent } from './measure-event'
import { findMeasure, insertProgress, updateMeasure } from './measure-repository'

type Decide = (
  measure: Measure,
  expectedVersion: number,
  context: { readonly day: Day },
) => Result<MeasureDecision, MeasureRefusal>

/** One command on one measure: load, decide, write over the version that was decided on, one event; the next night sees it. */
export async function changeMeasure(
  call: Call,
  measureId: string,
  decide: Decide,
): Promise<Result<Answer<'startMeasure'>, FaultCode>> {
  const { tx, county, day, expectedVersion } = call
  if (expectedVersion === undefined) return refuse('request.invalid', { field: 'expectedVersion' })
  const measure = await findMeasure(call, measureId)
  if (measure === undefined) return refuse(await whyUnseen(call, measureId))
  const decided = decide(measure, expectedVersion, { day })
  if (!decided.ok) return decided
  const { measure: next, event } = decided.value
  const standing = await findStanding(tx, county, 'measure', sql`stored.measure_id = ${measureId}`)
  if (!(await updateMeasure(call, next))) return refuseOvertaken(call, measureId)
  await insertProgress(call, decided.value)
  if (next.state !== measure.state) await forgetFacts(tx, county, next.householdId, standing)
  call.record(measureEvent(next, event))
  return ok({ measureId, state: next.state, version: next.version })
}

async function whyUnseen(call: Call, measureId: string): Promise<'permission.area' | 'measure.unknown'> {
  const elsewhere = await beyondScope(call, () => findMeasure(call, measureId))
  return elsewhere === undefined ? 'measure.unknown' : 'permission.area'
}

/** Somebody else was faster between our reading and our writing. */
async function refuseOvertaken(call: Call, measureId: string): Promise<Result<never, FaultCode>> {
  const now = await findMeasure(call, measureId)
  if (now === undefined) return refuse('measure.unknown')
  return refuse('measure.stale', { state: MEASURE_STATE_WORDS[now.state], version: now.version })
}
