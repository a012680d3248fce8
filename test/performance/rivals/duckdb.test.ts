import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import fc from 'fast-check'
import { evaluateToday } from '../../../src/domain/scoring/evaluate'
import { defaultCompiled } from '../../support/default-rulebook'
import { anyHousehold } from '../../support/oracle/any-household'
import { loadTables } from './duckdb/load-tables'
import { readResults, rescoreInDuckDb } from './duckdb/rescore'
import { timeDuckDb } from './duckdb/time-duckdb'
import { writeFacts } from './duckdb/write-facts'

const samples = fc.sample(anyHousehold, { seed: 29, numRuns: 1500 })
const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-duckdb-'))
let duck: DuckDBConnection

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  duck = await instance.connect()
  writeFacts(
    folder,
    samples.map(({ facts }) => facts),
  )
  await loadTables(duck, folder)
})
afterAll(() => {
  duck.closeSync()
  rmSync(folder, { recursive: true })
})

describe('the rulebook, written a third time as set-based SQL', () => {
  it.each([...new Set(samples.map(({ day }) => day))].sort())(
    'says the same as the product of every household on %s',
    async (day) => {
      await rescoreInDuckDb(duck, day)
      const found = await readResults(duck)
      const expected = samples.map(({ facts }, place) => {
        const { score, lamps, hits } = evaluateToday(defaultCompiled, facts, day)
        return { household: String(place), score, lamps, hits: hits.map(({ rule }) => rule) }
      })
      // As text: comparing objects one by one takes longer than scoring them.
      expect(found.map((one) => JSON.stringify(one))).toEqual(expected.map((one) => JSON.stringify(one)))
    },
  )
})

it('takes its time on the same tables and sums up what it found', async () => {
  const day = '2026-11-23'
  const few = samples
    .slice(0, 20)
    .map(({ facts }, place) => ({ ...facts, household: { ...facts.household, householdNo: `H${place}` } }))
  writeFacts(folder, few)
  const { scorings, households, checksum } = await timeDuckDb(folder, day, 2)
  expect(scorings).toHaveLength(2)
  expect(households).toBe(20)
  const results = few.map((facts) => evaluateToday(defaultCompiled, facts, day))
  const sum = results.reduce((so, { score, lamps }, place) => so + place * (score * 8 + lamps), 0)
  expect(checksum).toBe(String(sum))
})
