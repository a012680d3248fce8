import type { SweepRound } from '../../../src/domain/sweep/sweep-round'
import type { Tx } from '../database/scope'

export interface KeptRound extends SweepRound {
  readonly roundId: string
}

/** Rounds of a county, the last one first, at most a hundred. */
export async function findRounds(tx: Tx, county: string): Promise<readonly KeptRound[]> {
  return selectRounds(tx, county).orderBy('from_on', 'desc').orderBy('round_id').limit(100).execute()
}

/** Undefined when the county has no such round. */
export async function findRound(tx: Tx, county: string, roundId: string): Promise<KeptRound | undefined> {
  return selectRounds(tx, county).where('round_id', '=', roundId).executeTakeFirst()
}

function selectRounds(tx: Tx, county: string) {
  return tx
    .selectFrom('sweep_round')
    .select(['round_id as roundId', 'area_code as areaCode', 'from_on as from', 'until_on as until'])
    .where('county_code', '=', county)
}
