import type { IncomeLine } from '../../../src/domain/household/facts'
import type { Tx } from '../database/scope'
import { deliveredFeeds } from '../import/delivered-feeds'
import { incomeLinesOf } from './income-lines'

/** What holds for every household of a county alike. */
export interface Circumstances {
  /** Feeds that the county has delivered. */
  readonly delivered: readonly string[]
  readonly incomeLines: readonly IncomeLine[]
  /** Batches by their place in the order of deliveries. */
  readonly batches: ReadonlyMap<number, string>
}

/** @param known earlier ones of the county: of its thousands of deliveries only the later ones are asked for again */
export async function loadCircumstances(tx: Tx, county: string, known?: Circumstances): Promise<Circumstances> {
  const newer = await tx
    .selectFrom('import_batch')
    .select(['delivered', 'batch_id'])
    .where('county_code', '=', county)
    .where('delivered', '>', lastDelivery(known))
    .orderBy('delivered')
    .execute()
  return {
    delivered: await deliveredFeeds(tx, county),
    incomeLines: incomeLinesOf(county),
    batches: new Map([...(known?.batches ?? []), ...newer.map((row) => [row.delivered, row.batch_id] as const)]),
  }
}

/** Place of the last delivery that these know of; 0 before the first. */
export function lastDelivery(known: Pick<Circumstances, 'batches'> | undefined): number {
  return Math.max(0, ...(known?.batches.keys() ?? []))
}
