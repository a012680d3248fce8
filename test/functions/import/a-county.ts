import { sql } from 'kysely'
import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { countyScope, inTransaction } from '../../../cloudfunctions/server/database/scope'
import { newKeys } from '../../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../../cloudfunctions/server/crypto/secrets'
import { bytesSource } from '../../../cloudfunctions/server/files/source'
import { findFeed } from '../../../cloudfunctions/server/import/feeds'
import { importFile, type ImportRequest } from '../../../cloudfunctions/server/import/import-file'
import type { ImportReport } from '../../../cloudfunctions/server/import/import-report'
import type { RowRemark } from '../../../cloudfunctions/server/import/row-remark'
import { undoImport } from '../../../cloudfunctions/server/import/undo-import'
import { judgeOf } from '../../../cloudfunctions/server/scoring/judge'
import { runNight } from '../../../cloudfunctions/server/scoring/run-night'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import { ok, type Result } from '../../../src/domain/result'
import { makeIdNumber } from '../../domain/comparison/make-id-number'
import { freshDatabase } from '../../support/test-database'

export const home = '610999'
export const neighbour = '610998'
export const village = '610999101001'
export const otherVillage = '610999101002'
export const neighbourVillage = '610998101001'

/** People of the little register: two households at home, one next door. */
export const people = {
  zhang: makeIdNumber('1978-05-12', 9),
  wang: makeIdNumber('1980-09-03', 10),
  son: makeIdNumber('2014-02-17', 13),
  li: makeIdNumber('1970-01-15', 15),
  far: makeIdNumber('1969-03-04', 17, '610998'),
  stranger: makeIdNumber('1990-07-08', 21),
}

type Rows = readonly Readonly<Record<string, string>>[]
type Options = Partial<Pick<ImportRequest, 'county' | 'reach' | 'dryRun' | 'firstLoad'>> & { day?: string }

/** What became of a file, with all that was told of its rows. */
interface FullReport extends ImportReport {
  readonly faults: readonly RowRemark[]
  readonly notes: readonly RowRemark[]
}

export interface County {
  readonly db: Database
  readonly owner: Database
  /** Delivers rows as a CSV file; throws when the whole file is refused. */
  deliver(feed: string, rows: Rows, options?: Options): Promise<FullReport>
  deliverBytes(feed: string, bytes: Uint8Array, options?: Options): Promise<Result<FullReport, FileFaultCode>>
  undo(batch: string | null, reach?: readonly string[]): ReturnType<typeof undoImport>
  /** Scores the county; throws when that is refused. */
  night(day: string): Promise<void>
  /** Rows of a query in the scope of a county. */
  ask<T>(query: string, county?: string): Promise<readonly T[]>
  /** Everything that an import may change, to compare before and after. */
  snapshot(): Promise<unknown>
  /** As after a night: nothing waits to be scored. */
  settle(): Promise<void>
  dirtyHouseholds(): Promise<readonly string[]>
  hash(text: string): string
  /** A statement of the owner, past row security. */
  asOwner(statement: string): Promise<void>
  /** Runs `work` while none of the functions is connected. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Back to an empty database. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** What an import may change. */
const tables = [
  ...['area', 'staff', 'household', 'person', 'person_former', 'department_record', 'unmatched_row'],
  ...['household_score', 'import_batch', 'import_fault', 'event', 'chain_head'],
]
export async function openCounty(): Promise<County> {
  const database = await freshDatabase()
  let db = connect(database.appUrl, { max: 4 })
  const owner = connect(database.ownerUrl, { max: 1, asOwner: true })
  const secrets = makeSecrets(newKeys())
  let ids = 0
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const call = { secrets, newId, actor: { id: 'staff:1', name: '录入员', posts: [], kind: 'staff' as const } }
  const usual = { county: home, reach: null, dryRun: false }
  const deliverBytes: County['deliverBytes'] = async (feedId, bytes, { day = '2026-11-23', ...options } = {}) => {
    const feed = findFeed(feedId)
    if (feed === undefined) throw new Error(`no feed ${feedId}`)
    const remarks: RowRemark[] = []
    const onRemarks = (some: readonly RowRemark[]) => void remarks.push(...some)
    const request = { ...usual, ...options, feed, source: bytesSource(bytes), onRemarks }
    const report = await importFile({ ...call, db, day, at: `${day}T08:00:00.000Z` }, request)
    if (!report.ok) return report
    remarks.sort((one, other) => one.row - other.row)
    const ofSeverity = (severity: RowRemark['severity']) => remarks.filter((remark) => remark.severity === severity)
    return ok({ ...report.value, faults: ofSeverity('rejected'), notes: ofSeverity('note') })
  }
  const ask = <T>(query: string, county = home): Promise<readonly T[]> =>
    inTransaction(db, countyScope(county), async (tx) => (await sql.raw<T>(query).execute(tx)).rows)
  const asOwner = async (statement: string): Promise<void> => {
    await sql.raw(statement).execute(owner)
  }
  return {
    get db() {
      return db
    },
    owner,
    deliverBytes,
    ask,
    undo: (batch, reach) =>
      undoImport(
        { ...call, db, day: '2026-11-23', at: '2026-11-23T09:00:00.000Z' },
        {
          ...{ batch: batch ?? '', own: newId(), reach: reach ?? null },
        },
      ),
    async night(day) {
      const order = { county: home, day, full: false, at: `${day}T10:00:00.000Z`, judge: judgeOf(home), newId }
      const scored = await runNight(db, order)
      if (!scored.ok) throw new Error(scored.refusal.code)
    },
    async deliver(feedId, rows, options) {
      const result = await deliverBytes(feedId, csv(rows), options)
      if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.details)}`)
      return result.value
    },
    snapshot: () => Promise.all(tables.map((table) => ask(`SELECT * FROM ${table} ORDER BY ${table}::text`))),
    async settle() {
      await ask('UPDATE household_score SET dirty = false')
    },
    async dirtyHouseholds() {
      const rows = await ask<{ no: string }>(
        'SELECT household_no AS no FROM household_score JOIN household USING (county_code, household_id) WHERE dirty ORDER BY 1',
      )
      return rows.map(({ no }) => no)
    },
    hash: (text) => secrets.hash(text),
    asOwner,
    async alone(work) {
      await db.destroy()
      await untilAlone(owner)
      const result = await work()
      db = connect(database.appUrl, { max: 4 })
      return result
    },
    clear: () => asOwner(`TRUNCATE ${[...tables, 'replaced_row', 'score_run', 'score_pass'].join(', ')} CASCADE`),
    async close() {
      await Promise.all([db.destroy(), owner.destroy()])
      await database.drop()
    },
  }
}

/** A connection that was closed here still ends over there. */
async function untilAlone(owner: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`.execute(owner)
    if (rows.length === 0) return
  }
}

export function csv(rows: Rows): Buffer {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => headers.map((header) => `"${(row[header] ?? '').replaceAll('"', '""')}"`).join(','))
  return Buffer.from([headers.join(','), ...lines].join('\n'))
}

export const areas: Rows = [
  { 代码: '61', 名称: '陕西省', 上级代码: '' },
  { 代码: home, 名称: '示范县', 上级代码: '61' },
  { 代码: village, 名称: '柏杨村', 上级代码: home },
  { 代码: otherVillage, 名称: '兴隆村', 上级代码: home },
  { 代码: neighbour, 名称: '邻县', 上级代码: '61' },
  { 代码: neighbourVillage, 名称: '远村', 上级代码: neighbour },
]

export function aHousehold(rest: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const who = { 户编号: 'H1', 村代码: village, 户主身份证号: people.zhang, 户主姓名: '张德厚', 户类型: '一般农户' }
  return {
    ...who,
    家庭住址: '柏杨村3号',
    联系电话: '13800000001',
    工资性收入: '30000',
    核算截止日期: '2026-10-31',
    ...rest,
  }
}

export function aMember(rest: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const who = { 户编号: 'H1', 姓名: '张德厚', 身份证号: people.zhang, 与户主关系: '户主' }
  return { ...who, 健康状况: '健康', 劳动技能: '普通劳动力', 共同生活: '是', ...rest }
}

export const households: Rows = [
  aHousehold(),
  aHousehold({ 户编号: 'H2', 村代码: otherVillage, 户主身份证号: people.li, 户主姓名: '李长根' }),
]

export const members: Rows = [
  aMember(),
  aMember({ 姓名: '王秀英', 身份证号: people.wang, 与户主关系: '配偶' }),
  aMember({ 姓名: '张小麦', 身份证号: people.son, 与户主关系: '之子', 劳动技能: '无劳动力' }),
  aMember({ 户编号: 'H2', 姓名: '李长根', 身份证号: people.li }),
]

/** Areas, two households with four people at home, and one household next door. */
export async function fillRegister(county: County): Promise<void> {
  await county.deliver('areas', areas)
  await county.deliver('households', households)
  await county.deliver('members', members)
  const far = { 户编号: 'N1', 户主身份证号: people.far, 户主姓名: '远亲' }
  await county.deliver('households', [aHousehold({ ...far, 村代码: neighbourVillage })], { county: neighbour })
  await county.deliver('members', [aMember({ 户编号: 'N1', 姓名: '远亲', 身份证号: people.far })], {
    county: neighbour,
  })
}

export function aSettlement(rest: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const who = { 结算流水号: 'YB1', 身份证号: people.zhang, 姓名: '张德厚', 结算日期: '2026-08-09' }
  return { ...who, 就医类型: '住院', 医疗总费用: '147,000', 个人自付: '42000', ...rest }
}
