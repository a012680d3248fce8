import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { matchHeaders } from '../../src/domain/comparison/headers'
import { rowParser } from '../../src/domain/comparison/row-parser'
import { findFeed } from '../../cloudfunctions/server/import/feeds'
import { BENCH_DAY, planCity } from './generator/city'
import { correctedBills } from './generator/delta-rows'
import { departments } from './generator/departments/departments'
import { areaRows } from './generator/register'
import { writeFeed } from './generator/write-feed'
import { deliveredFiles, REGISTER_FEEDS } from './harness/delivered-files'

const SCALE = 0.001
const city = planCity(SCALE)
const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-city-'))
const files = deliveredFiles(folder, city)
const areas = new Set([...areaRows(city)].map(({ code }) => String(code)))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** What our own import would say of every line: read the way it reads, without a database. */
function read(feedId: string, file: string) {
  const feed = findFeed(feedId)
  if (feed === undefined) throw new Error(`no feed ${feedId}`)
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const layout = matchHeaders(feed, head.split(','))
  if (!layout.ok) throw new Error(`the headers of ${feedId} were refused`)
  const parse = rowParser(feed, layout.value, { day: BENCH_DAY, areas })
  return lines.map((line, i) => parse(i + 2, line.split(',')))
}

describe.each([...REGISTER_FEEDS, ...departments.map(({ feed }) => feed)])('the file %s', (feed) => {
  test('is refused in exactly the lines that were planned wrong, for the reason that was planned', () => {
    const { file, rows, mistyped } = files.get(feed)
    const outcomes = read(feed, file)
    const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults.map(({ code }) => code)))
    expect(outcomes).toHaveLength(rows)
    expect(faults).toEqual(Array.from({ length: mistyped }, () => 'row.idNumberCheckDigit'))
  })
})

test('the same seed makes the same bytes', () => {
  const { file, sha256 } = files.get('employment')
  const first = readFileSync(file)
  files.remove('employment')
  expect(files.get('employment').sha256).toBe(sha256)
  expect(readFileSync(file).equals(first)).toBe(true)
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('nobody shares an ID number, and each household has one head', () => {
  const people = read('members', files.get('members').file).map((outcome) => (outcome.ok ? outcome.value.values : {}))
  expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(people.length)
  const heads = people.filter(({ relation }) => relation === '户主')
  expect(heads).toHaveLength(files.get('households').rows)
})

test('departments deliver in the shares of the real system', () => {
  const rows = departments.map(({ feed }) => files.get(feed).rows)
  const all = rows.reduce((sum, count) => sum + count, 0)
  expect(all / (22_360_000 * SCALE)).toBeCloseTo(1, 1)
  expect(files.get('medical').rows / all).toBeCloseTo(0.62, 1)
  expect(files.get('employment').rows / all).toBeCloseTo(0.18, 1)
})

test('a correction gives so many households one bill each, with content that no other delivery has', () => {
  const bills = (number: number) => {
    const file = path.join(folder, 'bills.csv')
    const { rows } = writeFeed(file, 'medical', correctedBills(city, 50, number))
    return { rows, lines: readFileSync(file, 'utf8').trim().split('\n').slice(1) }
  }
  const known = new Set(readFileSync(files.get('medical').file, 'utf8').split('\n'))
  const [one, other] = [bills(1), bills(2)]
  expect(one.rows).toBe(50)
  expect(one.lines.filter((line) => known.has(line) || other.lines.includes(line))).toEqual([])
  const keys = one.lines.map((line) => line.split(',')[0])
  expect(new Set(keys).size).toBe(50)
})
