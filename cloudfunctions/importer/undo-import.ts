import { countyOf } from '../../src/domain/access/area'
import { areasFor } from '../../src/domain/access/permission-table'
import type { Job } from '../server/handler'
import { undoImport as undo } from '../server/import/undo-import'

/** Takes a file back, when the officer has a say in every county that it went into. */
export const undoImport: Job<'undoImport'> = {
  county: ({ county }) => county,
  work: (call, { batch }) => {
    const reach = areasFor(call.actor, 'undoImport').map(countyOf)
    return undo(call, { batch, own: call.commandId, reach })
  },
}
