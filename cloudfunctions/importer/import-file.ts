import { UPLOAD_BYTES } from '../../src/contract/envelope'
import { countyOf } from '../../src/domain/access/area'
import { areasFor } from '../../src/domain/access/permission-table'
import { ok, refuse } from '../../src/domain/result'
import type { Job } from '../server/handler'
import { findFeed } from '../server/import/feeds'
import { importFile as load } from '../server/import/import-file'

/** Remarks that go back in one answer, which the platform limits like the file; the counts are always whole. */
const REMARKS = 1000

/** A file that a county officer uploads. Rows of other counties go in only where the officer has a post as well. */
export const importFile: Job<'importFile'> = {
  county: ({ county }) => county,
  async work(call, { county, feed: feedId, content, dryRun = false }) {
    const feed = findFeed(feedId)
    if (feed === undefined) return refuse('request.invalid', { field: 'feed' })
    const reach = areasFor(call.actor, 'importFile').map(countyOf)
    const bytes = Buffer.from(content, 'base64')
    const result = await load(call, { feed, bytes, byteLimit: UPLOAD_BYTES, county, reach, dryRun })
    if (!result.ok) return result
    const { faults, notes: _notes, ignoredColumns, ...report } = result.value
    return ok({ ...report, faults: faults.slice(0, REMARKS), ignoredColumns: [...ignoredColumns] })
  },
}
