import '../support/quiet'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { readDeployment, type DeployedFunction } from '../../cloudfunctions/local/deployment'
import { functions as deployedFunctions } from '../../cloudfunctions/local/functions'
import { functionContext } from '../../cloudfunctions/local/function-context'
import { buildHost } from '../../cloudfunctions/local/host'
import { listen, refuseTakenPort } from '../../cloudfunctions/local/listen'
import { startTimers, timerEvent } from '../../cloudfunctions/local/timers'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { closeSharedRuntime } from '../../cloudfunctions/server/runtime'
import type { Main } from '../../cloudfunctions/server/endpoint'
import { readCaller } from '../../cloudfunctions/server/identity'
import { freshDatabase, type TestDatabase } from '../support/test-database'

const root = path.resolve(__dirname, '../..')
const deployment = readDeployment(root)

/** Answers what it was called with, as the functions would read it. */
const echo: Main = (event, context) => Promise.resolve({ ok: true, data: { event, caller: readCaller(context) } })
const never: Main = () => new Promise(() => undefined)
const echoes = { villager: echo, cadre: echo, officer: echo, importer: echo, nightly: never }
const impatient = deployment.map((deployed): DeployedFunction =>
  deployed.name === 'nightly' ? { ...deployed, timeout: 0.01 } : deployed,
)

let client: string
let host: FastifyInstance
let exposed: FastifyInstance

beforeAll(() => {
  client = mkdtempSync(path.join(tmpdir(), 'wudeng-client-'))
  mkdirSync(path.join(client, 'js'))
  writeFileSync(path.join(client, 'index.html'), '<title>五盏灯</title>')
  writeFileSync(path.join(client, 'js/app.0f1e2d3c.js'), '1')
  host = buildHost({ deployment: impatient, functions: echoes, client, address: '127.0.0.1' })
  exposed = buildHost({ deployment, functions: echoes, client, address: '0.0.0.0' })
})

afterAll(async () => {
  await host.close()
  await exposed.close()
  rmSync(client, { recursive: true })
})

async function call(name: string, options: InjectOptions = {}, where = host) {
  const headers = { host: '127.0.0.1:7350', ...options.headers }
  const response = await where.inject({
    method: 'POST',
    url: `/fn/${name}`,
    payload: { query: 'me' },
    ...options,
    headers,
  })
  return { status: response.statusCode, body: response.json() }
}

const refusedWith = (status: number, code: string) => ({
  status,
  body: { ok: false, fault: expect.objectContaining({ code }) },
})
const identity = (openid: string, host = '127.0.0.1:7350') => ({ headers: { host, 'x-wudeng-openid': openid } })

describe('an identity is refused', () => {
  test('by a host that others can reach', async () => {
    expect(await call('cadre', identity('oCADRE'), exposed)).toEqual(refusedWith(403, 'identity.missing'))
    expect(await call('cadre', identity('oCADRE', '192.168.1.4:7350'), exposed)).toEqual(
      refusedWith(403, 'identity.missing'),
    )
  })

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '1270.0.0.1', '[::2]'])(
    'from a page of %s that points to this machine',
    async (name) => {
      expect(await call('cadre', identity('oCADRE', name))).toEqual(refusedWith(403, 'identity.missing'))
    },
  )

  test.each(['', 'a b', 'a,b', "o'", 'x'.repeat(65), '张三'.normalize()])('of the form "%s"', async (openid) => {
    const sent = { headers: { 'x-wudeng-openid': Buffer.from(openid).toString('latin1') } }
    expect(await call('cadre', sent)).toEqual(refusedWith(403, 'identity.missing'))
  })

  test('in the body, and in the process: without the header the caller is nobody', async () => {
    process.env['WX_OPENID'] = 'oPROCESS'
    process.env['WX_CONTEXT_KEYS'] = 'WX_OPENID'
    const answer = await call('cadre', { payload: { userInfo: { openId: 'oBODY' } } })
    delete process.env['WX_OPENID']
    delete process.env['WX_CONTEXT_KEYS']
    expect(answer.body.data.caller).toEqual({ timer: false })
  })
})

describe('a request is refused', () => {
  test.each(['dance', 'constructor', '__proto__', 'server', 'local', '..%2fvillager'])(
    'to the function %s',
    async (name) => {
      expect(await call(name)).toEqual(refusedWith(404, 'request.unknownOperation'))
    },
  )

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'] as const)('by %s', async (method) => {
    expect(await call('villager', { method })).toEqual(refusedWith(404, 'request.unknownOperation'))
  })

  test('above six megabytes', async () => {
    expect(await call('importer', { payload: { content: 'x'.repeat(6_000_000) } })).toEqual(
      refusedWith(413, 'request.tooLarge'),
    )
  })

  test.each([
    ['that is no JSON', 'application/json', '{"query":'],
    ['that poisons a prototype', 'application/json', '{"__proto__":{"x":1}}'],
    ['that is a form', 'application/x-www-form-urlencoded', 'query=me'],
    ['without a type', undefined, 'query=me'],
  ])('%s', async (_, type, payload) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    const { status, body } = await call('cadre', { payload, headers })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toEqual({ ok: false, fault: expect.objectContaining({ code: 'request.invalid' }) })
  })

  test('that takes longer than the cloud would let it', async () => {
    expect(await call('nightly')).toEqual(refusedWith(504, 'network.timeout'))
  })

  test('for files outside the client', async () => {
    for (const url of ['/../package.json', '/..%2f..%2fpackage.json', '/js/..%2f..%2fetc/passwd', '/package.json']) {
      expect((await host.inject({ url })).statusCode).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('what goes through', () => {
  test('the event as it was sent, and the identity in the context', async () => {
    for (const name of ['127.0.0.1:7350', 'localhost:7350', '[::1]:7350']) {
      const { status, body } = await call('cadre', identity('oCADRE', name))
      expect(status).toBe(200)
      expect(body).toEqual({ ok: true, data: { event: { query: 'me' }, caller: { openid: 'oCADRE', timer: false } } })
    }
  })

  test('the client: its page is asked for every time, files named by their content never again', async () => {
    const page = await host.inject({ url: '/' })
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
    const script = await host.inject({ url: '/js/app.0f1e2d3c.js' })
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('a port that is taken is told with another one to try', async () => {
    const first = buildHost({ deployment, functions: echoes, client, address: '127.0.0.1' })
    const port = Number(new URL(await listen(first, 0)).port)
    const sentence = `Port ${port} is in use. Choose another one: npm start -- --port ${port + 1}`
    await expect(refuseTakenPort(port)).rejects.toThrow(sentence)
    await expect(
      listen(buildHost({ deployment, functions: echoes, client, address: '127.0.0.1' }), port),
    ).rejects.toThrow(sentence)
    await first.close()
    await refuseTakenPort(port)
  })
})

describe('timers', () => {
  test('the night begins at 01:30 in China', () => {
    const timers = startTimers(deployment, echoes)
    expect(timers.next().map((next) => next?.toISOString().slice(11))).toEqual(['17:30:00.000Z'])
    timers.stop()
  })

  test('a timer calls its function as the cloud does, and nobody takes it for a person', async () => {
    const everySecond = deployment.map((deployed) => ({
      ...deployed,
      triggers: deployed.triggers.map((trigger) => ({ ...trigger, config: '* * * * * * *' })),
    }))
    let timers: ReturnType<typeof startTimers> | undefined
    const [event, context] = await new Promise<unknown[]>((resolve) => {
      const nightly: Main = (...called) => {
        resolve(called)
        return Promise.resolve({ ok: true, data: null })
      }
      timers = startTimers(everySecond, { ...echoes, nightly })
    })
    timers?.stop()
    expect(event).toMatchObject({ Type: 'Timer', TriggerName: 'nightly' })
    expect(readCaller(context)).toEqual({ timer: true })
  })
})

describe('the deployed functions', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await freshDatabase()
    process.env['DATABASE_URL'] = database.appUrl
    process.env['WUDENG_KEYS'] = JSON.stringify(newKeys())
  })

  afterAll(async () => {
    await closeSharedRuntime()
    await database.drop()
  })

  const find = (name: string) => {
    const deployed = deployment.find((one) => one.name === name)
    if (deployed === undefined) throw new Error(`${name} is not deployed`)
    return deployed
  }

  test('each has its folder, and each folder is deployed', () => {
    const folders = readdirSync(path.join(root, 'cloudfunctions')).filter(
      (folder) => !['server', 'local'].includes(folder),
    )
    expect(deployment.map(({ name }) => name).sort()).toEqual(folders.sort())
    expect(Object.keys(deployedFunctions).sort()).toEqual(folders.sort())
  })

  test('the night is refused to everybody but its timer', async () => {
    const event = timerEvent('nightly', '2026-11-23T17:30:00.000Z')
    const night = (caller: Parameters<typeof functionContext>[1]) =>
      deployedFunctions.nightly(event, functionContext(find('nightly'), caller))
    expect(await night('nobody')).toMatchObject({ ok: false, fault: { code: 'identity.missing' } })
    expect(await night({ openid: 'oVILLAGER' })).toMatchObject({ ok: false, fault: { code: 'permission.role' } })
    expect(await night('timer')).toMatchObject({
      ok: true,
      data: { evaluated: 0, changed: 0, opened: 0, refreshed: 0, held: 0 },
    })
  })

  test('every function answers, on its first call, with what stands in the environment', async () => {
    const me = { query: 'me', payload: {} }
    for (const name of ['cadre', 'officer'] as const) {
      const answer = await deployedFunctions[name](me, functionContext(find(name), { openid: 'oNOBODY' }))
      expect(answer).toMatchObject({ ok: true, data: { posts: [] } })
    }
    const unknown = { query: 'openCode', payload: { code: '610999ABCDEFGHJKMNPQRS' } }
    const answer = await deployedFunctions.villager(unknown, functionContext(find('villager'), { openid: 'oNOBODY' }))
    expect(answer).toMatchObject({ ok: false, fault: { code: 'code.unknown' } })
  })
})
