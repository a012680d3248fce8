import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { currentEvaluation } from '../../../cloudfunctions/server/scoring/current-evaluation'
import { CASES_DAY, COUNTY, openTestCounty, type TestCounty } from '../../support/test-county'
import { copyTables } from './duckdb/copy-tables'
import { loadTables } from './duckdb/load-tables'
import { readResults, rescoreInDuckDb } from './duckdb/rescore'

const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-duckdb-'))
let county: TestCounty

beforeAll(async () => {
  county = await openTestCounty()
  await county.loadCases()
})
afterAll(async () => {
  await county.close()
  rmSync(folder, { recursive: true })
})

it('finds what the night found, from the same database', async () => {
  await county.score(CASES_DAY)
  await copyTables(county.ownerUrl, folder)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const duck = await instance.connect()
  await loadTables(duck, folder)
  await rescoreInDuckDb(duck, CASES_DAY)
  const found = await readResults(duck)
  duck.closeSync()
  const stored = await county.owner
    .selectFrom('household_score')
    .select(['household_id', 'score', 'lamps'])
    .select(currentEvaluation(COUNTY, 'household_score').as('evaluation'))
    .execute()
  expect(stored.length).toBeGreaterThan(0)
  expect(found.toSorted(byHousehold)).toEqual(
    stored
      .map(({ household_id: household, score, lamps, evaluation }) => ({
        ...{ household, score, lamps },
        hits: evaluation?.hits.map(({ rule }) => rule),
      }))
      .sort(byHousehold),
  )
})

function byHousehold(a: { readonly household: string }, b: { readonly household: string }): number {
  return a.household < b.household ? -1 : 1
}
