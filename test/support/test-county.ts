import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'
import { findFeed } from '../../cloudfunctions/server/import/feeds'
import { bytesSource } from '../../cloudfunctions/server/files/source'
import { importFile } from '../../cloudfunctions/server/import/import-file'
import type { ImportReport } from '../../cloudfunctions/server/import/import-report'
import { judgeOf } from '../../cloudfunctions/server/scoring/judge'
import { runNight, type NightCounts, type NightOrder } from '../../cloudfunctions/server/scoring/run-night'
import type { Runtime } from '../../cloudfunctions/server/runtime'
import type { Day } from '../../src/domain/calendar/day'
import { freshDatabase } from './test-database'

const CASES = path.resolve(__dirname, '../fixtures/cases')
// A database, files and nights on a busy machine: jest's five seconds are for tests that wait for nothing.
jest.setTimeout(120_000)

export const COUNTY = '610999'
export const CASES_DAY = '2026-11-23'

/** A county in a database of its own, worked on by the code of the functions. */
export interface TestCounty {
  readonly runtime: Runtime
  /** Sees everything, past row security: for looking, and for what only the owner may do. */
  readonly owner: Database
  readonly appUrl: string
  readonly ownerUrl: string
  /** Loads one file as the operator; refusals fail the test. */
  load(feed: string, content: string | Uint8Array, day?: Day): Promise<ImportReport>
  /** The published cases: areas, households, members, then the departments. */
  loadCases(): Promise<void>
  night(order: Partial<NightOrder>): ReturnType<typeof runNight>
  /** A night that must not be refused. */
  score(day: Day, order?: Partial<NightOrder>): Promise<NightCounts>
  close(): Promise<void>
}

export async function openTestCounty(): Promise<TestCounty> {
  const database = await freshDatabase()
  const db = connect(database.appUrl, { max: 6 })
  const owner = connect(database.ownerUrl, { max: 2, asOwner: true })
  const secrets = makeSecrets(newKeys())
  const at = '2026-11-23T02:00:00.000Z'
  const runtime = { db, secrets, clock: { now: () => at, today: () => CASES_DAY }, newId: randomUUID }

  const load: TestCounty['load'] = async (feedId, content, day = CASES_DAY) => {
    const feed = findFeed(feedId)
    if (feed === undefined) throw new Error(`No feed ${feedId}`)
    const actor = { id: 'operator', name: '', posts: [], kind: 'staff' } as const
    const source = bytesSource(typeof content === 'string' ? Buffer.from(content) : content)
    const request = { feed, source, county: null, reach: null, dryRun: false, onRemarks: () => undefined }
    const report = await importFile({ db, secrets, actor, day, at, newId: randomUUID }, request)
    if (!report.ok) throw new Error(`${feedId}: ${report.refusal.code}`)
    return report.value
  }
  const night: TestCounty['night'] = (order) =>
    runNight(db, {
      county: COUNTY,
      day: CASES_DAY,
      full: false,
      at,
      judge: judgeOf(COUNTY),
      newId: randomUUID,
      ...order,
    })

  return {
    runtime,
    owner,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    load,
    async loadCases() {
      const register = ['areas', 'households', 'members']
      const files = readdirSync(CASES).filter((file) => !file.endsWith('.json'))
      const departments = files.filter((file) => !register.includes(path.parse(file).name))
      const inOrder = register.map((feed) => files.find((file) => path.parse(file).name === feed) ?? feed)
      for (const file of [...inOrder, ...departments]) {
        await load(path.parse(file).name, readFileSync(path.join(CASES, file)))
      }
    },
    night,
    async score(day, order) {
      const counts = await night({ day, ...order })
      if (!counts.ok) throw new Error(counts.refusal.code)
      return counts.value
    },
    async close() {
      await db.destroy()
      await owner.destroy()
      await database.drop()
    },
  }
}
