import type { Bench } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import { measure } from '../harness/measure'

/** What autovacuum and the checkpointer would do at a time of their own choosing, as a row of its own. */
export async function vacuum(
  { cluster, record }: Bench,
  db: BenchDatabase,
  step: string,
  repeat: number,
): Promise<void> {
  const { cost } = await measure(cluster.postmaster, async () => {
    await db.query('VACUUM (ANALYZE)')
    await cluster.checkpoint()
  })
  record({ step, repeat, ...cost, cpuNode: 0, peakRss: 0, counts: {}, checksum: '' })
}
