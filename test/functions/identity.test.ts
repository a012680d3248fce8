import { spawnSync } from 'node:child_process'
import { makeSecrets } from '../../cloudfunctions/server/crypto/secrets'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { connect, type Database } from '../../cloudfunctions/server/database/connect'
import { findActor, readCaller } from '../../cloudfunctions/server/identity'
import { freshDatabase, type TestDatabase } from '../support/test-database'

const contexts: Record<string, unknown> = {
  'a forged openid outside the environment': { WX_OPENID: 'forged', environment: '{}' },
  'forged user info': { userInfo: { openId: 'forged' }, environment: JSON.stringify({ TRIGGER_SRC: 'wx_http' }) },
  'an empty openid': { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: '' }) },
  'no openid': { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_APPID', WX_APPID: 'wx1' }) },
  'an openid that is listed': {
    environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_OPENID: 'real', TRIGGER_SRC: 'wx_client' }),
  },
  'an openid that is not listed': { environment: JSON.stringify({ WX_CONTEXT_KEYS: 'WX_APPID', WX_OPENID: 'real' }) },
  'no list of names': { environment: JSON.stringify({ WX_OPENID: 'real' }) },
  'prototype names': { environment: '{"__proto__":{"WX_OPENID":"forged"},"WX_CONTEXT_KEYS":"WX_OPENID"}' },
  'a timer': { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) },
  'a timer with an openid': {
    environment: JSON.stringify({ TRIGGER_SRC: 'timer', WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'real' }),
  },
  'a timer by its name only': { Type: 'Timer', environment: JSON.stringify({ TRIGGER_SRC: 'wx_client' }) },
  'no context': undefined,
}

const processes: Record<string, Record<string, string>> = {
  'an empty process': {},
  'an openid of the process': { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'process' },
  'an openid of the process that is not listed': { WX_OPENID: 'process' },
  'a timer of the process': { TRIGGER_SRC: 'timer' },
}

/** What the real SDK reads, asked in a process of its own: it comes as modules that jest cannot load. */
function askSdk(): Record<string, Record<string, { WX_OPENID?: string; TRIGGER_SRC?: string }>> {
  const script = `
    const { getCloudbaseContext } = require('@cloudbase/node-sdk')
    const { contexts, processes } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'))
    const read = (environment) => Object.fromEntries(contexts.map(([name, context]) => {
      for (const key of ['WX_CONTEXT_KEYS', 'WX_OPENID', 'TRIGGER_SRC']) delete process.env[key]
      Object.assign(process.env, environment)
      return [name, getCloudbaseContext(context)]
    }))
    console.log(JSON.stringify(Object.fromEntries(processes.map(([name, environment]) => [name, read(environment)]))))`
  const input = JSON.stringify({ contexts: Object.entries(contexts), processes: Object.entries(processes) })
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { input, encoding: 'utf8', cwd: __dirname })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

const asked = askSdk()

describe.each(Object.entries(processes))('with %s', (processName, environment) => {
  test.each(Object.entries(contexts))('the caller is the one that the SDK reads: %s', (name, context) => {
    const read = asked[processName]?.[name]
    const openid = read?.WX_OPENID === '' ? undefined : read?.WX_OPENID
    const timer = openid === undefined && read?.TRIGGER_SRC === 'timer'
    expect(readCaller(context, environment)).toEqual(openid === undefined ? { timer } : { openid, timer: false })
  })
})

test.each([
  ['a context that is no object', 'WX_OPENID'],
  ['an environment that is no JSON', { environment: 'WX_OPENID=x' }],
  ['an environment that is no object', { environment: '"x"' }],
  ['a list instead of an openid', { environment: '{"WX_OPENID":["x"]}' }],
  ['a context without an environment', { request_id: 'x' }],
])('%s names nobody, not even whom the process names', (_, context) => {
  expect(readCaller(context, {})).toEqual({ timer: false })
})

describe('the actor', () => {
  const secrets = makeSecrets(newKeys())
  let database: TestDatabase
  let db: Database
  let runtime: Parameters<typeof findActor>[0]

  beforeAll(async () => {
    database = await freshDatabase()
    db = connect(database.appUrl, { max: 1 })
    runtime = { db, secrets, clock: { now: () => '2026-11-24T02:00:00.000Z', today: () => '2026-11-24' } }
    const post = (
      phone: string,
      role: 'villageCadre' | 'gridWorker',
      areaCode: string,
      openid: string | null,
      active = true,
      [valid_from, valid_until]: readonly [string | null, string | null] = [null, null],
    ) => ({
      ...{
        staff_id: crypto.randomUUID(),
        name: '测试干部',
        phone_hash: secrets.hash(phone),
        phone_cipher: secrets.seal(phone),
      },
      ...{ role, area_code: areaCode, openid, active, valid_from, valid_until },
    })
    await db
      .insertInto('staff')
      .values([
        post('1', 'villageCadre', '610999101201', 'cadre'),
        post('1', 'gridWorker', '610999101202', 'cadre'),
        post('1', 'gridWorker', '610999101203', 'cadre', false),
        post('2', 'villageCadre', '610999101201', 'left', false),
        post('3', 'villageCadre', '610999101201', null),
        post('4', 'villageCadre', '610999101201', 'limited', true, ['2026-11-25', null]),
        post('4', 'gridWorker', '610999101202', 'limited', true, [null, '2026-11-23']),
        post('5', 'gridWorker', '610999101202', 'today', true, ['2026-11-24', '2026-11-24']),
      ])
      .execute()
  })

  afterAll(async () => {
    await db.destroy()
    await database.drop()
  })

  test('without an openid and a timer there is nobody', async () => {
    expect(await findActor(runtime, { timer: false }, 'me')).toBeUndefined()
  })

  test('somebody whose posts have all ended is a villager', async () => {
    const found = await findActor(runtime, { openid: 'left', timer: false }, 'me')
    expect(found?.actor).toMatchObject({ kind: 'villager', posts: [] })
  })

  test.each([
    ['limited', 'a post that has not begun and one that has run out are none', []],
    ['today', 'both days of a post are days of it', ['gridWorker']],
  ])('%s: %s', async (openid, _, roles) => {
    const found = await findActor(runtime, { openid, timer: false }, 'me')
    expect(found?.actor.posts.map(({ role }) => role)).toEqual(roles)
  })

  test('a villager is known by the keyed hash only', async () => {
    const reporterHash = secrets.hash('oVILLAGER')
    const found = await findActor(runtime, { openid: 'oVILLAGER', timer: false }, 'me')
    expect(found).toEqual({
      actor: { id: `villager:${reporterHash}`, name: '', posts: [], kind: 'villager' },
      reporterHash,
    })
    expect(JSON.stringify(found)).not.toContain('oVILLAGER')
  })

  test('a cadre has the posts that are active, and stays the same person when a post is added', async () => {
    const before = await findActor(runtime, { openid: 'cadre', timer: false }, 'me')
    expect(before?.actor.posts).toEqual([
      { role: 'villageCadre', areaCode: '610999101201' },
      { role: 'gridWorker', areaCode: '610999101202' },
    ])
    expect(before?.actor.id).toMatch(/^staff:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    await db.updateTable('staff').set({ active: true }).where('area_code', '=', '610999101203').execute()
    const after = await findActor(runtime, { openid: 'cadre', timer: false }, 'me')
    expect(after?.actor.posts).toHaveLength(3)
    expect(after?.actor.id).toBe(before?.actor.id)
  })

  test.each(['submitReport', 'openCode', 'myReports'] as const)('a cadre is a villager for %s', async (operation) => {
    const found = await findActor(runtime, { openid: 'cadre', timer: false }, operation)
    expect(found?.actor).toEqual({ id: `villager:${secrets.hash('cadre')}`, name: '', posts: [], kind: 'villager' })
  })

  test('the timer is no person', async () => {
    expect(await findActor(runtime, { timer: true }, 'scoreNight')).toEqual({
      actor: { id: 'timer', name: '', posts: [], kind: 'timer' },
    })
  })
})
