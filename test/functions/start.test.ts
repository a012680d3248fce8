import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findDemoCode } from '../../cloudfunctions/local/demo-county'
import { getKeysText } from '../../cloudfunctions/local/keys-file'
import { describeLinks } from '../../cloudfunctions/local/links'
import { connect } from '../../cloudfunctions/server/database/connect'
import { parseKeys } from '../../cloudfunctions/server/crypto/keys'
import { freshDatabase } from '../support/test-database'

const root = path.resolve(__dirname, '../..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-start-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function start(...words: string[]) {
  const script = path.join(root, 'cloudfunctions/local/start.ts')
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...words], { cwd: root, encoding: 'utf8' })
}

test('a port that is taken is told before anything is made', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve)
  })
  const { port } = other.address() as AddressInfo
  const dataDir = path.join(folder, 'data')
  const { status, stderr } = start('--port', String(port), '--data', dataDir)
  other.close()
  expect([status, stderr.trim()]).toEqual([
    1,
    `Port ${port} is in use. Choose another one: npm start -- --port ${port + 1}`,
  ])
  expect(existsSync(dataDir)).toBe(false)
})

test.each([['--port', 'x'], ['--port', '65536'], ['--loud']])('wrong use: %s %s', (...words) => {
  expect(start(...words.filter((word) => word !== undefined)).status).toBe(1)
})

describe('keys of a data folder', () => {
  test('are refused to a database that had others', () => {
    mkdirSync(path.join(folder, 'database'))
    expect(() => getKeysText(folder)).toThrow(/keys\.json is missing/)
    expect(readdirSync(folder)).toEqual(['database'])
  })

  test('are made once, for their owner only', () => {
    const first = getKeysText(folder)
    expect(parseKeys(first)).toBeDefined()
    expect(getKeysText(folder)).toBe(first)
    expect(statSync(path.join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['keys.json'])
  })
})

describe('the demo', () => {
  test('whose loading was cut off is not taken for whole', () => {
    writeFileSync(path.join(folder, 'demo.json.unfinished'), '')
    expect(() => findDemoCode(folder)).toThrow(/was cut off. Remove .* and start again/)
  })

  test('is known by its code', () => {
    expect(findDemoCode(folder)).toBeUndefined()
    writeFileSync(path.join(folder, 'demo.json'), '{"code":"610999ABCDEFGHJKMNPQRS"}')
    expect(findDemoCode(folder)).toBe('610999ABCDEFGHJKMNPQRS')
  })
})

test('one link for each role that somebody holds', async () => {
  const database = await freshDatabase()
  const db = connect(database.appUrl, { max: 1 })
  const post = (openid: string | null, role: 'villageCadre' | 'countyOfficer', active = true) => ({
    ...{ staff_id: crypto.randomUUID(), name: `name-${openid}`, phone_hash: crypto.randomUUID(), phone_cipher: '' },
    ...{ role, area_code: '610999', openid, active },
  })
  const gone = post('c0', 'countyOfficer', false)
  await db
    .insertInto('staff')
    .values([post('b', 'villageCadre'), post('a', 'villageCadre'), post(null, 'countyOfficer'), gone])
    .execute()
  const links = (await describeLinks(db, 'http://127.0.0.1:7350', '610999ABC')).match(/http\S+/g)
  await db.destroy()
  await database.drop()
  expect(links).toEqual([
    'http://127.0.0.1:7350/?as=demo-villager-1#/villager/report/index?code=610999ABC',
    'http://127.0.0.1:7350/?as=a#/cadre/inbox/index',
  ])
})
