import { open, rename, rm } from 'node:fs/promises'
import { CSV_MARK, csvText } from '../files/csv-text'
import type { RowRemark, TakeRemarks } from './row-remark'

const HEADERS = ['行号', '列', '代码', '说明', '处理']

const SEVERITY_WORDS = { rejected: '退回', note: '提示' } satisfies Record<RowRemark['severity'], string>

/** The file of remarks that goes back to whoever delivered. It is nowhere to be seen before it is whole. */
interface FaultsFile {
  readonly take: TakeRemarks
  keep(): Promise<void>
  /** Leaves no trace of it, unless it was kept. */
  discard(): Promise<void>
}

/** Begins a table that opens in a spreadsheet, with remarks in the order in which they are found. Undefined where none can be written. */
export async function beginFaultsFile(path: string): Promise<FaultsFile | undefined> {
  const part = `${path}.part`
  const file = await open(part, 'w').catch(() => undefined)
  if (file === undefined) return undefined
  await file.appendFile(CSV_MARK + csvText([HEADERS]))
  return {
    take: (remarks) =>
      file.appendFile(csvText(remarks.map((one) => [one.row, one.column, one.code, one.sentence, wordOf(one)]))),
    async keep() {
      await file.close()
      await rename(part, path)
    },
    async discard() {
      await file.close()
      await rm(part, { force: true })
    },
  }
}

function wordOf({ severity }: RowRemark): string {
  return SEVERITY_WORDS[severity]
}
