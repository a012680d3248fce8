import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import { connect } from '../../server/database/connect'
import { findFileSource } from '../../server/files/file-source'
import { beginFaultsFile } from '../../server/import/faults-file'
import { feeds, findFeed } from '../../server/import/feeds'
import { importFile } from '../../server/import/import-file'
import type { ImportReport } from '../../server/import/import-report'
import type { RowRemark } from '../../server/import/row-remark'
import { defineCommand, OPERATOR } from '../command'
import { startProgress } from '../progress'

/** Remarks that a screen holds; `--faults` has them all. */
const SHOWN = 20

export const importCommand = defineCommand({
  usage: 'import <feed> <file>',
  describe: `导入一个文件：${feeds.map(({ id }) => id).join('、')}`,
  options: {
    '--county <code>': '谁交来的：区县代码，或四位市代码（全市各县都算交了）；缺省是唯一的一个县',
    '--dry-run': '只试一遍，什么都不写',
    '--faults <out>': '把有错的行写成 CSV',
    '--first-load': '空来源的首次整体装载：先写行、后建索引，期间不能有别的程序连着数据库',
  },
  input: z.object({
    feed: z.string().transform((id, context) => {
      const feed = findFeed(id)
      if (feed === undefined) context.addIssue(`没有这种文件：${id}`)
      return feed ?? z.NEVER
    }),
    file: z.string(),
    county: z
      .string()
      .regex(/^\d{4}(\d{2})?$/, '区县代码是六位数字，市代码是四位数字')
      .optional(),
    dryRun: z.boolean().default(false),
    faults: z.string().optional(),
    firstLoad: z.boolean().default(false),
    json: z.boolean().default(false),
  }),
  async run({ runtime, ownerUrl }, { feed, file, county: deliverer = null, dryRun, faults, firstLoad, json }) {
    if (firstLoad && ownerUrl === undefined) return refuse('owner.unknown')
    const source = await findFileSource(file)
    if (source === undefined) return refuse('file.unreadable', { file })
    const { db, secrets, clock, newId } = runtime()
    const call = { db, secrets, newId, actor: OPERATOR, day: clock.today(), at: clock.now() }
    // Asked before anything is imported: afterwards a refusal would be a lie.
    const faultsFile = faults === undefined ? undefined : await beginFaultsFile(faults)
    if (faults !== undefined && faultsFile === undefined) return refuse('file.unwritable', { file: faults })
    const remarks: RowRemark[] = []
    let remarkCount = 0
    const progress = json ? undefined : startProgress(source.size, '行')
    const owner = firstLoad && ownerUrl !== undefined ? connect(ownerUrl, { max: 1, asOwner: true }) : undefined
    try {
      const result = await importFile(call, {
        ...{ feed, source, county: deliverer, reach: null, dryRun, firstLoad: owner },
        async onRemarks(found) {
          remarkCount += found.length
          remarks.push(...found.slice(0, SHOWN - remarks.length))
          await faultsFile?.take(found)
        },
        onProgress: ({ read, bytes }) => progress?.show(bytes, read),
      })
      if (!result.ok) return result
      await faultsFile?.keep()
      return ok({ json: { ...result.value, remarks, remarkCount }, text: describe(result.value, remarks, remarkCount) })
    } finally {
      progress?.stop()
      await owner?.destroy()
      await faultsFile?.discard()
    }
  },
})

function describe(
  { batch, feed, read, accepted, unchanged, unmatched, rejected, dirty, delivered, ignoredColumns }: ImportReport,
  remarks: readonly RowRemark[],
  remarkCount: number,
): string {
  return [
    `${feed}：读入 ${read} 行，接受 ${accepted}，未变 ${unchanged}，未匹配 ${unmatched}，退回 ${rejected}；待重算 ${dirty} 户。`,
    batch === null ? '只是试一遍，什么都没有写。' : `批次 ${batch}`,
    delivered.length === 0 ? '没有一行是对的，不算交了数据。' : `算作交了数据的区县：${delivered.join('、')}`,
    ...(ignoredColumns.length === 0 ? [] : [`没有用到的列：${ignoredColumns.join('、')}`]),
    ...remarks.map(({ sentence }) => `  ${sentence}`),
    ...(remarkCount > remarks.length ? [`  还有 ${remarkCount - remarks.length} 条，用 --faults 写成文件看。`] : []),
  ].join('\n')
}
