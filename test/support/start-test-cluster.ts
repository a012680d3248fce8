import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openEmbeddedDatabase, type EmbeddedDatabase } from '../../cloudfunctions/local/embedded/open-embedded-database'
import { migrate } from '../../cloudfunctions/server/migrate'

/** Nothing here must survive a power cut. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** What `stop-test-cluster` takes away again; the workers of jest see the environment only. */
export const testCluster: { folder?: string; database?: EmbeddedDatabase } = {}

/** Before the database tests: one PostgreSQL for the whole run in a fresh folder, its database `wudeng` migrated as the template of all. */
export default async function startTestCluster(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-test-'))
  testCluster.folder = folder
  // As root the server runs as another user, who must be able to pass.
  chmodSync(folder, 0o755)
  const database = await openEmbeddedDatabase(folder, careless)
  testCluster.database = database
  const { adminUrl, ownerUrl, appUrl } = database
  process.env['WUDENG_TEST_CLUSTER'] = JSON.stringify({ adminUrl, ownerUrl, appUrl })
  await migrate({ ownerUrl, appRole: 'wudeng_app' })
}
