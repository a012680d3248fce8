import { sql } from 'kysely'
import type { Call } from '../handler'
import { inAreas } from '../orders/in-areas'

interface Which {
  readonly householdId?: string
  /** Where the page before ended. */
  readonly after?: readonly [at: string, lookId: string]
  readonly limit: number
}

/** Looks within the scope, newest first. */
export function listLooks(
  { tx, county, scope }: Pick<Call, 'tx' | 'county' | 'scope'>,
  { householdId, after, limit }: Which,
) {
  return tx
    .selectFrom('access_log as look')
    .innerJoin('household as home', (join) =>
      join.on('home.county_code', '=', county).onRef('home.household_id', '=', 'look.household_id'),
    )
    .select(['look.look_id', 'look.looked_at', 'look.looked_on', 'look.actor_name', 'look.role', 'look.what'])
    .select(['look.field', 'look.reason', 'look.words_cipher', 'home.household_no'])
    .where('look.county_code', '=', county)
    .where(inAreas('look.village_code', scope.areas))
    .$if(householdId !== undefined, (query) => query.where('look.household_id', '=', householdId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(look.looked_at, look.look_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('look.looked_at', 'desc')
    .orderBy('look.look_id', 'desc')
    .limit(limit)
    .execute()
}
