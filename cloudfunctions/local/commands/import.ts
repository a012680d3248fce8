import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import { faultsCsv } from '../../server/import/faults-csv'
import { feeds, findFeed } from '../../server/import/feeds'
import { importFile } from '../../server/import/import-file'
import type { ImportReport } from '../../server/import/import-report'
import { defineCommand, OPERATOR } from '../command'
import { COUNTY_OPTION, county } from '../input'

/** A file on this machine need not pass through a function; this much still fits in memory. */
const BYTE_LIMIT = 500_000_000

export const importCommand = defineCommand({
  usage: 'import <feed> <file>',
  describe: `导入一个文件：${feeds.map(({ id }) => id).join('、')}`,
  options: { ...COUNTY_OPTION, '--dry-run': '只试一遍，什么都不写', '--faults <out>': '把有错的行写成 CSV' },
  input: z.object({
    feed: z.string().transform((id, context) => {
      const feed = findFeed(id)
      if (feed === undefined) context.addIssue(`没有这种文件：${id}`)
      return feed ?? z.NEVER
    }),
    file: z.string(),
    county: county.optional(),
    dryRun: z.boolean().default(false),
    faults: z.string().optional(),
  }),
  async run({ runtime }, { feed, file, county: deliverer = null, dryRun, faults }) {
    const bytes = findBytes(file)
    if (bytes === undefined) return refuse('file.unreadable', { file })
    if (faults !== undefined && !isWritable(faults)) return refuse('file.unwritable', { file: faults })
    const { db, secrets, clock, newId } = runtime()
    const call = { db, secrets, newId, actor: OPERATOR, day: clock.today(), at: clock.now() }
    const result = await importFile(call, {
      feed,
      bytes,
      byteLimit: BYTE_LIMIT,
      county: deliverer,
      reach: null,
      dryRun,
    })
    if (!result.ok) return result
    if (faults !== undefined) writeFileSync(faults, faultsCsv(result.value))
    return ok({ json: result.value, text: describeImport(result.value) })
  },
})

function findBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Asked before anything is imported: afterwards a refusal would be a lie. */
function isWritable(file: string): boolean {
  try {
    appendFileSync(file, '')
    return true
  } catch {
    return false
  }
}

/** Sentences of rows that a screen holds; `--faults` has them all. */
const SHOWN = 20

function describeImport({
  batch,
  feed,
  read,
  accepted,
  unchanged,
  unmatched,
  rejected,
  dirty,
  faults,
  notes,
  ignoredColumns,
}: ImportReport): string {
  const remarks = [...faults, ...notes]
  return [
    `${feed}：读入 ${read} 行，接受 ${accepted}，未变 ${unchanged}，未匹配 ${unmatched}，退回 ${rejected}；待重算 ${dirty} 户。`,
    batch === null ? '只是试一遍，什么都没有写。' : `批次 ${batch}`,
    ...(ignoredColumns.length === 0 ? [] : [`没有用到的列：${ignoredColumns.join('、')}`]),
    ...remarks.slice(0, SHOWN).map(({ sentence }) => `  ${sentence}`),
    ...(remarks.length > SHOWN ? [`  还有 ${remarks.length - SHOWN} 条，用 --faults 写成文件看。`] : []),
  ].join('\n')
}
