import { sql } from 'kysely'
import type { FaultCode } from '../../../src/contract/faults'
import type { Answer } from '../../../src/contract/operations'
import { isDay } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { decideChange, type MeasureChange } from '../../../src/domain/support/decide-change'
import type { MeasureDecision } from '../../../src/domain/support/decision'
import { MEASURE_STATE_WORDS, type Measure } from '../../../src/domain/support/measure'
import { changeVersioned, type Versioned } from '../change-versioned'
import type { Call } from '../handler'
import { findStanding } from '../history/replaced-facts'
import { forgetFacts } from '../scoring/forget-facts'
import { measureEvent } from './measure-event'
import { findMeasure, insertProgress, updateMeasure } from './measure-repository'

const MEASURES: Versioned<Measure, MeasureDecision> = {
  unknown: 'measure.unknown',
  stale: 'measure.stale',
  find: findMeasure,
  standing: ({ measureId: subjectId, householdId, version, state }) => ({
    ...{ subjectId, householdId, version, state: MEASURE_STATE_WORDS[state] },
  }),
  write: writeChange,
}

/** One command on one measure, with one event of it; the next night sees it. */
export async function changeMeasure(
  call: Call,
  measureId: string,
  change: MeasureChange,
): Promise<Result<Answer<'startMeasure'>, FaultCode>> {
  if ('on' in change && !isDay(change.on)) return refuse('day.invalid', { date: change.on })
  const { day } = call
  const changed = await changeVersioned(call, MEASURES, measureId, (measure, expectedVersion) =>
    decideChange(measure, change, expectedVersion, { day }),
  )
  if (!changed.ok) return changed
  const { measure: next, event } = changed.value.decided
  call.record(measureEvent(next, event))
  return ok({ measureId, state: next.state, version: next.version })
}

async function writeChange(call: Call, decided: MeasureDecision, before: Measure): Promise<boolean> {
  const { tx, county } = call
  const { measure: next } = decided
  const standing = await findStanding(tx, county, 'measure', sql`stored.measure_id = ${next.measureId}`)
  if (!(await updateMeasure(call, next))) return false
  await insertProgress(call, decided)
  if (next.state !== before.state) await forgetFacts(tx, county, next.householdId, standing)
  return true
}
