import type { Bench } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { measure } from '../harness/measure'

/** What every import and every night writes to. */
export const OFTEN_WRITTEN: readonly string[] = ['household_score', 'import_stage', 'replaced_row', 'unmatched_row']

/** What autovacuum and the checkpointer would do at a time of their own choosing, as a row of its own. */
export async function vacuum(
  { cluster, record }: Bench,
  db: BenchDatabase,
  {
    step,
    repeat,
    tables = [],
  }: { readonly step: string; readonly repeat: number; readonly tables?: readonly string[] },
): Promise<void> {
  const { cost } = await measure(cluster.postmaster, async () => {
    await db.query(`VACUUM (ANALYZE) ${tables.join(', ')}`)
    await cluster.checkpoint()
  })
  record({ step, repeat, ...cost, cpuNode: 0, peakRss: 0, counts: {}, checksum: '' })
}
