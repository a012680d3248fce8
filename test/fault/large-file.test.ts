import { spawn } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { newKeys } from '../../cloudfunctions/server/crypto/keys'
import { registerOf, writeSettlements, wrongLines } from '../support/many-settlements'
import { freshDatabase, type TestDatabase } from '../support/test-database'

/** A county's medical file of two years has a million lines: `WUDENG_LINES=1000000` and a longer `--testTimeout` try that. */
const LINES = Number(process.env['WUDENG_LINES'] ?? 100_000)
const PEOPLE = 5000
/** The others of the file are in no household. */
const REGISTERED = 4500
const MOST_MEGABYTES = 600

const root = path.resolve(__dirname, '../..')
let folder: string
let database: TestDatabase
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wudeng-large-'))
  database = await freshDatabase()
  const keys = { WUDENG_KEYS: JSON.stringify(newKeys()), WUDENG_BUSINESS_DAY: '2026-11-23' }
  environment = { PATH: process.env['PATH'], DATABASE_URL: database.appUrl, ...keys }
  const areas = '代码,名称,上级代码\n610999,示范县,\n610999101001,柏杨村,610999\n'
  for (const [feed, text] of Object.entries({ areas, ...registerOf(REGISTERED) })) {
    writeFileSync(path.join(folder, `${feed}.csv`), text)
    await run('import', feed, `${feed}.csv`)
  }
})

afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** A command as a process of its own. @returns its JSON, and its largest resident size in megabytes */
async function run(
  ...words: readonly string[]
): Promise<{ value: Readonly<Record<string, unknown>>; megabytes: number }> {
  const peak = path.join(folder, 'peak')
  const tellPeak = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`
  const script = path.join(root, 'cloudfunctions/local/wudeng.ts')
  const imports = [
    // As `npm run wudeng` has it.
    '--max-semi-space-size=32',
    '--heap-growing-percent=60',
    '--import',
    require.resolve('tsx'),
    '--import',
    `data:text/javascript,${encodeURIComponent(tellPeak)}`,
  ]
  const child = spawn(process.execPath, [...imports, script, ...words, '--json', '--data', folder], {
    ...{ cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  const status = await new Promise((resolve) => child.once('close', resolve))
  expect([words, status]).toEqual([words, 0])
  return { value: JSON.parse(said), megabytes: Number(readFileSync(peak, 'utf8')) / 1000 }
}

test('a file of many lines goes in with its counts exact, every fault told, and little memory', async () => {
  const settlements = { lines: LINES, people: PEOPLE }
  await writeSettlements(path.join(folder, 'medical.csv'), settlements)
  const { value, megabytes } = await run('import', 'medical', 'medical.csv', '--faults', 'faults.csv')
  const rejected = wrongLines(settlements)
  const { accepted, unmatched } = value
  expect(value).toMatchObject({ read: LINES, unchanged: 0, rejected, remarkCount: rejected, dirty: REGISTERED / 5 })
  expect(Number(accepted) + Number(unmatched) + rejected).toBe(LINES)
  // Each person has as many bills as any other.
  expect(Number(unmatched) / (Number(accepted) + Number(unmatched))).toBeCloseTo(1 - REGISTERED / PEOPLE, 2)

  const told = new Set<number>()
  for await (const line of createInterface(createReadStream(path.join(folder, 'faults.csv')))) {
    const row = /^"(\d+)"/.exec(line)?.[1]
    if (row !== undefined) told.add(Number(row))
  }
  // The header is row 1, and the last of each hundred lines is wrong.
  expect([...told]).toEqual(Array.from({ length: rejected }, (_, i) => (i + 1) * 100 + 1))
  expect(megabytes).toBeLessThan(MOST_MEGABYTES)
})
