import type { Feed } from '../../../src/domain/comparison/feed'
import { ok, refuse, type Result } from '../../../src/domain/result'
import { listCounties } from '../database/list-counties'
import { countyScope, inTransaction, type Tx } from '../database/scope'
import type { ImportCall } from './batch'
import type { UndoFaultCode } from './find-undo-obstacle'
import { checkUndo, findUndone, undoBatch, UndoRefused, type Undone } from './undo-batch'

interface UndoRequest {
  readonly batch: string
  /** Id of the undo itself: asked again under it, what it has done is told and what is left is done. */
  readonly own: string
  /** Counties in which whoever asks has a say; null for all of them (the operator). */
  readonly reach: readonly string[] | null
}

interface UndoReport extends Undone {
  readonly batch: string
}

/**
 * Takes a delivered file back in every county that it went into, one transaction a county; none begins before all of them can.
 * Cut off in between, the same call does the rest.
 */
export async function undoImport(
  call: ImportCall,
  { batch, own, reach }: UndoRequest,
): Promise<Result<UndoReport, UndoFaultCode | 'permission.area'>> {
  const found: { readonly county: string; readonly feed: Feed; readonly fileHash: string }[] = []
  const done: Undone[] = []
  let nothing: UndoFaultCode = 'batch.unknown'
  for (const county of await listCounties(call.db)) {
    const look = async (tx: Tx) => ({
      checked: await checkUndo(tx, county, batch),
      undone: await findUndone(tx, county, own),
    })
    const { checked, undone } = await inTransaction(call.db, countyScope(county), look, { readOnly: true })
    const code = checked.ok ? undefined : checked.refusal.code
    if (code === 'batch.unknown') continue
    if (reach !== null && !reach.includes(county)) return refuse('permission.area')
    if (checked.ok) found.push({ county, feed: checked.value.work.feed, fileHash: checked.value.stored.file_hash })
    else if (undone !== undefined) done.push(undone)
    else if (code === 'batch.undone') nothing = code
    else return checked
  }
  const feed = found[0]?.feed.id ?? done[0]?.feed
  if (feed === undefined) return refuse(nothing)
  try {
    for (const { county, ...one } of found)
      done.push(
        await inTransaction(call.db, countyScope(county), (tx) => undoBatch(tx, call, county, { ...one, batch, own })),
      )
  } catch (error) {
    if (error instanceof UndoRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
  const sum = (what: 'removed' | 'restored' | 'dirty') => done.reduce((total, undone) => total + undone[what], 0)
  return ok({ batch, feed, removed: sum('removed'), restored: sum('restored'), dirty: sum('dirty') })
}
