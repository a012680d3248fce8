import { sql, type RawBuilder } from 'kysely'
import type { Payload } from '../../../src/contract/operations'
import { countyOf, covers } from '../../../src/domain/access/area'
import { areasFor } from '../../../src/domain/access/permission-table'
import type { Day } from '../../../src/domain/calendar/day'
import { ok, refuse } from '../../../src/domain/result'
import type { Call, Handler } from '../handler'
import { countyOfAsked } from '../orders/asked-area'
import { inAreas } from '../orders/in-areas'
import { readCursor, writeCursor, type Position } from '../orders/list-cursor'
import { villageNames } from '../orders/village-names'
import { caseCardOf } from './case-card'
import { isRunningCase } from './case-repository'
import { toCase } from './case-row'

const PAGE = 50

/** Cases of an area, or of all of the person's areas: those that run, or those in the state asked for. What is due first comes first. */
export const cases: Handler<'cases'> = {
  county: ({ area }, actor) => countyOfAsked(area, actor),
  async run(call, { area, cursor, ...filter }) {
    const { tx, county, day, actor } = call
    const own = areasFor(actor, 'cases').filter((code) => countyOf(code) === county)
    if (area !== undefined && !own.some((code) => covers(code, area))) return refuse('permission.area')
    const position = readCursor(cursor)
    if (!position.ok) return position
    const here = inAreas('running.village_code', area === undefined ? own : [area])
    const rows = await pickCases(call, here, filter, position.value)
    const page = rows.slice(0, PAGE)
    const villages = await villageNames(
      tx,
      page.map((row) => row.village_code),
    )
    const last = page.at(-1)
    const next =
      last && rows.length > PAGE ? ({ part: 'open', day: last.due_on, orderId: last.case_id } as const) : undefined
    return ok({
      today: day,
      items: page.map((row) => {
        const { household_no: householdNo, head_name: headName, group_name: group, objectionDueOn } = row
        const villageName = villages.get(row.village_code) ?? row.village_code
        return caseCardOf(
          toCase(row),
          { householdNo, headName, group, villageName, objections: row.objections ?? 0, objectionDueOn },
          day,
        )
      }),
      nextCursor: next ? writeCursor(next) : null,
    })
  },
}

function pickCases(
  { tx, county }: Call,
  here: RawBuilder<boolean>,
  { kind, state }: Pick<Payload<'cases'>, 'kind' | 'state'>,
  after: Position | undefined,
) {
  let query = tx
    .selectFrom('household_case as running')
    .innerJoin('household', (join) =>
      join.on('household.county_code', '=', county).onRef('household.household_id', '=', 'running.household_id'),
    )
    .selectAll('running')
    .select(['household_no', 'head_name', 'group_name'])
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('case_objection')
          .select([sql<number>`count(*)`.as('objections'), sql<Day | null>`min(due_on)`.as('objectionDueOn')])
          .where('county_code', '=', county)
          .whereRef('case_id', '=', 'running.case_id')
          .where('answered_on', 'is', null)
          .as('objected'),
      (join) => join.onTrue(),
    )
    .select(['objections', 'objectionDueOn'])
    .where('running.county_code', '=', county)
    .where(here)
    .where(state === undefined ? isRunningCase : sql<boolean>`running.state = ${state}`)
  if (kind !== undefined) query = query.where('running.kind', '=', kind)
  if (after)
    query = query.where(sql<boolean>`(running.due_on, running.case_id) > (${after.day}::date, ${after.orderId}::uuid)`)
  return query
    .orderBy('due_on')
    .orderBy('case_id')
    .limit(PAGE + 1)
    .execute()
}
