import { countyOf } from '../../src/domain/access/area'
import { areasFor } from '../../src/domain/access/permission-table'
import { ok, refuse } from '../../src/domain/result'
import { bytesSource } from '../server/files/source'
import type { Job } from '../server/handler'
import { findFeed } from '../server/import/feeds'
import { importFile as load } from '../server/import/import-file'
import type { RowRemark } from '../server/import/row-remark'

/** Remarks that go back in one answer, which the platform limits like the file; the counts are always whole. */
const REMARKS = 1000

/** A file that a county officer uploads. Rows of other counties go in only where the officer has a post as well. */
export const importFile: Job<'importFile'> = {
  county: ({ county }) => county,
  async work(call, { county, feed: feedId, content, dryRun = false }) {
    const feed = findFeed(feedId)
    if (feed === undefined) return refuse('request.invalid', { field: 'feed' })
    const reach = areasFor(call.actor, 'importFile').map(countyOf)
    const faults: Omit<RowRemark, 'severity'>[] = []
    const onRemarks = (remarks: readonly RowRemark[]) => {
      for (const { severity, ...fault } of remarks)
        if (severity === 'rejected' && faults.length < REMARKS) faults.push(fault)
    }
    const result = await load(call, {
      feed,
      source: bytesSource(Buffer.from(content, 'base64')),
      county,
      reach,
      dryRun,
      onRemarks,
    })
    if (!result.ok) return result
    const { delivered, ignoredColumns } = result.value
    return ok({ ...result.value, faults, delivered: [...delivered], ignoredColumns: [...ignoredColumns] })
  },
}
