import { rmSync } from 'node:fs'
import { findDatabaseHome } from '../../cloudfunctions/local/embedded/database-home'
import { testCluster } from './start-test-cluster'

/** After the database tests: nothing runs and nothing is left on the disk. */
export default async function stopTestCluster(): Promise<void> {
  const { folder, database } = testCluster
  await database?.stop()
  if (folder === undefined) return
  const home = findDatabaseHome(folder)
  if (home !== undefined) rmSync(home, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
}
