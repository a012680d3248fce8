import type { Feed } from '../../../src/domain/comparison/feed'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { listCounties } from '../database/list-counties'
import { countyScope, inTransaction } from '../database/scope'
import type { ImportCall } from './batch'
import type { UndoFaultCode } from './find-undo-obstacle'
import { checkUndo, undoBatch, UndoRefused, type Undone } from './undo-batch'

interface UndoReport extends Undone {
  readonly batch: string
}

/**
 * Takes a delivered file back in every county that it went into, one transaction a county; none begins before all of them can.
 * Cut off in between, the same call does the rest.
 * @param reach counties in which whoever asks has a say; null for all of them (the operator)
 */
export async function undoImport(
  call: ImportCall,
  batch: string,
  reach: readonly string[] | null,
): Promise<Result<UndoReport, UndoFaultCode | 'permission.area'>> {
  const found: { readonly county: string; readonly feed: Feed; readonly fileHash: string }[] = []
  let nothing: UndoFaultCode = 'batch.unknown'
  for (const county of await listCounties(call.db)) {
    const checked = await inTransaction(call.db, countyScope(county), (tx) => checkUndo(tx, county, batch), {
      readOnly: true,
    })
    const code = checked.ok ? undefined : checked.refusal.code
    if (code === 'batch.unknown') continue
    if (reach !== null && !reach.includes(county)) return refuse('permission.area')
    if (checked.ok) found.push({ county, feed: checked.value.work.feed, fileHash: checked.value.stored.file_hash })
    else if (code === 'batch.undone') nothing = code
    else return checked
  }
  if (found[0] === undefined) return refuse(nothing)
  const report = { batch, feed: found[0].feed.id, removed: 0, restored: 0, dirty: 0 }
  try {
    for (const { county, feed, fileHash } of found) {
      const undone = await inTransaction(call.db, countyScope(county), (tx) =>
        undoBatch(tx, call, county, { feed, fileHash, batch }),
      )
      for (const what of ['removed', 'restored', 'dirty'] as const) report[what] += undone[what]
    }
  } catch (error) {
    if (error instanceof UndoRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
  return ok(report)
}
