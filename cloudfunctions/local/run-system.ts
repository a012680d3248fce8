import path from 'node:path'
import { faultSentence } from '../../src/contract/faults'
import { scoreCounties } from '../nightly/score-counties'
import { listCounties } from '../server/database/list-counties'
import { migrate } from '../server/migrate'
import type { Runtime } from '../server/runtime'
import { buildClient } from './build-client'
import { findDemoCode, loadDemoCounty } from './demo-county'
import { readDeployment } from './deployment'
import { functions } from './functions'
import { buildHost } from './host'
import { openInstallation, type Installation } from './installation'
import { describeLinks } from './links'
import { listen, LOOPBACK, refuseTakenPort } from './listen'
import { startTimers } from './timers'

export interface SystemOptions {
  readonly port: number
  readonly dataDir: string
  readonly demo: boolean
}

/**
 * Connections of the host: all functions of this machine share them. Few, because the machine works for the database too: a
 * transaction that is open longer than it must be holds its county's chain for longer, and 32 clients waited longer on ten.
 */
const POOL = 6

/**
 * Brings everything up on this machine, step by step, and says what it does.
 * @param atEnd takes what has to be closed again, in the order in which it was opened
 * @param stopping aborted when the process was asked to end meanwhile
 */
export async function runSystem(
  options: SystemOptions,
  atEnd: (close: () => Promise<void>) => void,
  stopping: AbortSignal,
): Promise<void> {
  const { port, dataDir, demo } = options
  const root = path.resolve(__dirname, '../..')
  const say = (text: string) => {
    stopping.throwIfAborted()
    console.log(text)
  }
  await refuseTakenPort(port)
  say('Opening the database …')
  const installation = await openInstallation({ dataDir, pool: POOL })
  atEnd(() => installation.close())
  await bringUpToDate(installation, say)
  const runtime = installation.runtime()
  const code = installation.embedded ? await getDemoCode(runtime, dataDir, demo, say) : undefined
  await score(runtime, say)
  say('Building the client, if its sources have changed (a minute or two) …')
  await buildClient(root, stopping)

  const deployment = readDeployment(root)
  const host = buildHost({ deployment, functions, client: path.join(root, 'dist/h5'), address: LOOPBACK })
  atEnd(() => host.close())
  const origin = await listen(host, port)
  const timers = startTimers(deployment, functions)
  atEnd(() => Promise.resolve(timers.stop()))
  // The identities of a real register stay out of a terminal.
  say(installation.embedded ? `\n${await describeLinks(runtime.db, origin, code)}` : '')
  say(`\nWudeng runs on ${origin}. Ctrl-C ends it.`)
}

async function bringUpToDate({ ownerUrl, appRole }: Installation, say: (text: string) => void): Promise<void> {
  if (ownerUrl === undefined) {
    say('DATABASE_OWNER_URL is not set: the tables are taken as they are.')
    return
  }
  const migrations = await migrate({ ownerUrl, appRole })
  if (migrations.length > 0) say(`Made the tables: ${migrations.join(', ')}.`)
}

async function getDemoCode(runtime: Runtime, dataDir: string, wanted: boolean, say: (text: string) => void) {
  const code = findDemoCode(dataDir)
  const areas = await runtime.db.selectFrom('area').select('code').limit(1).execute()
  if (code !== undefined || areas.length > 0) return code
  if (!wanted) {
    say('The database is empty. Load the county with: npm run -s wudeng -- import areas FILE')
    return undefined
  }
  say('Loading the demo county: 400 invented households and four weeks of work on them …')
  await loadDemoCounty(dataDir, runtime)
  return findDemoCode(dataDir)
}

async function score(runtime: Runtime, say: (text: string) => void): Promise<void> {
  const day = runtime.clock.today()
  const fixed = process.env['WUDENG_BUSINESS_DAY'] === undefined ? '' : ' (fixed by WUDENG_BUSINESS_DAY)'
  const scored = await scoreCounties(runtime, await listCounties(runtime.db), { day, full: false })
  if (!scored.ok) {
    say(faultSentence(scored.refusal))
    return
  }
  const { evaluated, opened } = scored.value
  const news = evaluated === 0 ? 'the scores are up to date' : `${evaluated} households scored, ${opened} orders opened`
  say(`Business day ${day}${fixed}: ${news}.`)
}
