import { sql } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { CaseKind, CaseState } from '../../../src/domain/case/case'
import { PATHS } from '../../../src/domain/case/steps'
import { isRunningCase } from '../cases/case-repository'
import type { Tx } from '../database/scope'
import { inAreas } from '../orders/in-areas'

/** What becomes of households after their orders. */
export interface FollowedCounts {
  /** Cases that run, by the state that they have reached, in the order of the steps. */
  readonly cases: Readonly<Record<CaseKind, Readonly<Partial<Record<CaseState, number>>>>>
  /** Of them those whose step, or whose whole, is over its day. */
  readonly casesLate: number
  readonly monitored: number
  /** Help that has not begun, and help that has and whose term is not over. */
  readonly measures: { readonly planned: number; readonly inForce: number }
}

/** Cases, monitored households and help of an area: what is now, never what is over, so that history costs nothing. Late is counted as of a day. */
export async function countFollowed(tx: Tx, county: string, area: string, day: Day): Promise<FollowedCounts> {
  const here = inAreas('village_code', [area])
  const steps = await tx
    .selectFrom('household_case')
    .select(['kind', 'state', sql<number>`count(*)`.as('cases')])
    .select(sql<number>`count(*) FILTER (WHERE due_on < ${day} OR hard_due_on < ${day})`.as('late'))
    .where('county_code', '=', county)
    .where(here)
    .where(isRunningCase)
    .groupBy(['kind', 'state'])
    .execute()
  const { monitored } = await tx
    .selectFrom('monitored_household')
    .select(sql<number>`count(*)`.as('monitored'))
    .where('county_code', '=', county)
    .where(here)
    .where('until_on', 'is', null)
    .executeTakeFirstOrThrow()
  const measures = await tx
    .selectFrom('measure')
    .select(sql<number>`count(*) FILTER (WHERE state = 'planned')`.as('planned'))
    .select(
      sql<number>`count(*) FILTER (WHERE state = 'inForce' AND coalesce(until_on, ${day}) >= ${day})`.as('inForce'),
    )
    .where('county_code', '=', county)
    .where(here)
    .where(sql<boolean>`state IN ('planned', 'inForce')`)
    .executeTakeFirstOrThrow()
  const casesLate = steps.reduce((sum, { late }) => sum + late, 0)
  return { cases: byStep(steps), casesLate, monitored, measures }
}

function byStep(
  steps: readonly { readonly kind: CaseKind; readonly state: CaseState; readonly cases: number }[],
): FollowedCounts['cases'] {
  const countOf = (kind: CaseKind, state: CaseState) =>
    steps.find((step) => step.kind === kind && step.state === state)?.cases ?? 0
  const ofKind = (kind: CaseKind) =>
    Object.fromEntries(
      PATHS[kind].filter((state) => state !== 'announced').map((state) => [state, countOf(kind, state)]),
    )
  return { inclusion: ofKind('inclusion'), clearance: ofKind('clearance') }
}
