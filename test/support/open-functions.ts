import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { FunctionAnswer } from '../../src/contract/answer'
import type { Answer, CommandName, Payload, QueryName } from '../../src/contract/operations'
import type { Day } from '../../src/domain/calendar/day'
import { OPERATIONS, type Operation } from '../../src/domain/access/permission-table'
import { cadreHandlers } from '../../cloudfunctions/cadre/index'
import { importFile as importFileJob } from '../../cloudfunctions/importer/import-file'
import { undoImport } from '../../cloudfunctions/importer/undo-import'
import { OPERATOR } from '../../cloudfunctions/local/command'
import { scoreCounties } from '../../cloudfunctions/nightly/score-counties'
import { officerHandlers } from '../../cloudfunctions/officer/index'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'
import { connect } from '../../cloudfunctions/server/database/connect'
import { countyScope, inTransaction, type Tx } from '../../cloudfunctions/server/database/scope'
import { endpoint } from '../../cloudfunctions/server/endpoint'
import { bytesSource } from '../../cloudfunctions/server/files/source'
import { specs } from '../../cloudfunctions/server/handler'
import { findFeed } from '../../cloudfunctions/server/import/feeds'
import { importFile } from '../../cloudfunctions/server/import/import-file'
import type { ImportReport } from '../../cloudfunctions/server/import/import-report'
import type { Runtime } from '../../cloudfunctions/server/runtime'
import { villagerHandlers } from '../../cloudfunctions/villager/index'
import { freshDatabase } from './test-database'

// Real connections on a machine that may be busy: how long a test takes says nothing here.
jest.setTimeout(120_000)

/** A Monday; the days after it are worked until Friday. */
export const MONDAY = '2026-11-23'

export type Functions = Awaited<ReturnType<typeof openFunctions>>
type Name = 'villager' | 'cadre' | 'officer' | 'importer'

interface Options {
  /** Connections of the functions to the database. */
  readonly connections?: number
  /** What ids are drawn from. */
  readonly newId?: () => string
}

/** The functions over a migrated, empty database of their own, called as phones call them. The business day is what the test says. */
export async function openFunctions({ connections = 8, newId = randomUUID }: Options = {}) {
  const { appUrl, ownerUrl, drop } = await freshDatabase()
  const keys = newKeys()
  const db = connect(appUrl, { max: connections })
  const owner = connect(ownerUrl, { max: 2, asOwner: true })
  let today: Day = MONDAY
  const clock = { now: () => `${today}T02:00:00.000Z`, today: () => today }
  const runtime: Runtime = { db, secrets: makeSecrets(keys), clock, newId }
  const functions = {
    villager: endpoint('villager', villagerHandlers, () => runtime),
    cadre: endpoint('cadre', cadreHandlers, () => runtime),
    officer: endpoint('officer', officerHandlers, () => runtime),
    importer: endpoint('importer', { importFile: importFileJob, undoImport }, () => runtime),
  }

  async function send<O extends Operation>(
    name: Name,
    openid: string,
    event: Record<string, unknown>,
  ): Promise<FunctionAnswer<Answer<O>>> {
    const answer = await functions[name](event, { environment: JSON.stringify({ WX_OPENID: openid }) })
    const operation = OPERATIONS.find((one) => one === event['command'] || one === event['query'])
    // Neither less nor more than the contract says: what is not in it must not travel.
    if (answer.ok && operation) expect(z.parse(specs[operation].answer, answer.data)).toEqual(answer.data)
    return answer as FunctionAnswer<Answer<O>>
  }

  return {
    ...{ runtime, db, secrets: runtime.secrets, appUrl, ownerUrl },
    /** Sees everything, past row security: for looking, and for what only the owner may do. */
    owner,
    setDay: (day: Day) => {
      today = day
    },
    /** What a process of the same installation finds around it. */
    environment: () => ({
      ...{ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, WUDENG_KEYS: JSON.stringify(keys) },
      WUDENG_BUSINESS_DAY: today,
    }),
    send,
    ask: <Q extends QueryName>(name: Name, openid: string, query: Q, payload: Payload<Q>) =>
      send<Q>(name, openid, { query, payload }),
    tell: <C extends CommandName>(
      name: Name,
      openid: string,
      command: C,
      payload: Payload<C>,
      { expectedVersion, commandId = randomUUID() }: { expectedVersion?: number; commandId?: string } = {},
    ) => send<C>(name, openid, { command, commandId, expectedVersion, payload }),
    inCounty: <T>(county: string, work: (tx: Tx) => Promise<T>) => inTransaction(db, countyScope(county), work),

    /** Loads one file as the operator does. Fault: throws when the file is refused. */
    async load(feedId: string, content: string | Uint8Array, day: Day = today): Promise<ImportReport> {
      const feed = findFeed(feedId)
      if (feed === undefined) throw new Error(`No feed ${feedId}`)
      const call = { ...runtime, actor: OPERATOR, day, at: clock.now() }
      const source = bytesSource(Buffer.from(content))
      const request = { feed, source, county: null, reach: null, dryRun: false, onRemarks: () => undefined }
      const report = await importFile(call, request)
      if (!report.ok) throw new Error(`${feedId}: ${report.refusal.code}`)
      return report.value
    },

    /** What the timer does to these counties, at ten in the evening of the business day. Fault: throws when it is refused. */
    async night(...counties: readonly string[]) {
      const late = { ...runtime, clock: { ...clock, now: () => `${today}T14:00:00.000Z` } }
      const scored = await scoreCounties(late, counties, { day: today, full: false })
      if (!scored.ok) throw new Error(scored.refusal.code)
      return scored.value
    },

    async close() {
      await Promise.all([db.destroy(), owner.destroy()])
      await drop()
    },
  }
}
