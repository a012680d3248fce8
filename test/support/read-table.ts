import { FileRefused } from '../../cloudfunctions/server/files/file-refused'
import { openTable, type TableRow } from '../../cloudfunctions/server/files/open-table'
import { bytesSource, type Source } from '../../cloudfunctions/server/files/source'
import type { FileFaultCode } from '../../src/domain/comparison/file-faults'
import { ok, type Result } from '../../src/domain/result'

interface WholeTable {
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
}

/** A whole table in memory, or why it was refused, wherever in it that turned out. */
export async function readTable(file: Uint8Array | Source): Promise<Result<WholeTable, FileFaultCode>> {
  const table = await openTable(file instanceof Uint8Array ? bytesSource(file) : file)
  if (!table.ok) return table
  const rows: TableRow[] = []
  try {
    for await (const piece of table.value.rows()) rows.push(...piece)
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
  return ok({ headers: table.value.headers, rows })
}
