import type { Bench } from '../harness/bench'
import type { BenchDatabase } from '../harness/bench-cluster'
import type { WrittenFile } from '../generator/write-feed'
import { runCommand, type Measured } from '../harness/run-command'

/** The city's own department delivers everything, for all counties at once. */
export const DELIVERER = '6109'

/** @param firstLoad keys after the rows, as the operator loads a feed for the first time */
export function importFeed(
  bench: Bench,
  db: BenchDatabase,
  { feed, file }: Pick<WrittenFile, 'feed' | 'file'>,
  { firstLoad = false } = {},
): Promise<Measured> {
  const input = { feed, file, county: DELIVERER, json: true }
  return runCommand(bench, db, 'import', firstLoad ? { ...input, firstLoad } : input)
}
