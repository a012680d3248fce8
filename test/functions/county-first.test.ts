import type { OrderDetail } from '../../src/contract/views'
import { OPERATIONS, type Operation } from '../../src/domain/access/permission-table'
import { CADRE, COUNTY, familyOf, OFFICER, openDeployedCounty, tell, TODAY, VILLAGER } from '../support/deployed-county'
import { statementsOf } from '../support/failing-statements'
import { TENANT } from '../support/tables'

/** Asks and tells everything that there is, from the upload of the register to the night after a closing. @returns what was asked */
async function everyOperation(): Promise<readonly string[]> {
  const asked: Operation[] = ['importFile', 'scoreNight', 'replaceCode']
  const county = await openDeployedCounty([1, 2].map(familyOf))
  const ask = <T>(name: 'villager' | 'cadre' | 'officer', openid: string, query: Operation, payload: object) => {
    asked.push(query)
    return county.get<T>(name, openid, { query, payload })
  }
  const tellTo = <T>(
    name: 'villager' | 'cadre',
    openid: string,
    command: Operation,
    payload: object,
    version?: number,
  ) => {
    asked.push(command)
    return county.get<T>(name, openid, tell(command, payload, { expectedVersion: version }))
  }
  const code = await county.newCode('H1')
  await ask('villager', VILLAGER, 'openCode', { code })
  const said = { code, kind: 'illness', forWhom: 'own', words: '腿疼' }
  const { reportNo } = await tellTo<{ reportNo: string }>('villager', VILLAGER, 'submitReport', said)
  await ask('villager', VILLAGER, 'reportStatus', { county: COUNTY, reportNo })
  await ask('villager', VILLAGER, 'myReports', { county: COUNTY })
  await ask('cadre', CADRE, 'me', {})
  await ask('cadre', CADRE, 'inbox', {})
  await ask('officer', OFFICER, 'progress', {})
  await ask('officer', OFFICER, 'orders', {})
  const { orderId, version } = await county.orderOf('H1')
  const { hits } = await ask<OrderDetail>('cadre', CADRE, 'order', { orderId })
  await tellTo('cadre', CADRE, 'acceptOrder', { orderId }, version)
  await tellTo('cadre', CADRE, 'recordVisit', { orderId, visitedOn: TODAY, met: 'head', note: '' }, version + 1)
  const findings = hits.flatMap(({ rule, evidence }) =>
    evidence.map(({ key }) => ({ rule, key, finding: 'dataError' })),
  )
  await tellTo('cadre', CADRE, 'closeOrder', { orderId, outcome: 'dataError', reason: '旧', findings }, version + 2)
  await county.call('nightly', 'timer', {})
  await county.close()
  return asked
}

/** True when a table of a county is read or changed without an equality of its own, or gets rows that do not name theirs. */
function withoutCounty(statement: string): boolean {
  const uses = [...statement.matchAll(/\b(FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?/gi)].filter(([, , name = '']) =>
    TENANT.includes(name),
  )
  const found = uses.filter(([, verb = '']) => verb.toLowerCase() !== 'into').length
  const equalities = [...statement.matchAll(/county_code"?\s*=\s*\$/gi)].length
  return equalities < found || (uses.length > found && !statement.includes('county_code'))
}

test('every statement of every operation names its county, so that one server of many is asked', async () => {
  let asked: readonly string[] = []
  const statements = await statementsOf(async () => {
    asked = await everyOperation()
  })
  expect([...new Set(asked)].sort()).toEqual([...OPERATIONS].sort())
  expect(statements.size).toBeGreaterThan(60)
  expect([...statements].filter(withoutCounty)).toEqual([])
})

test.each([
  ['SELECT 1 FROM household WHERE household_id = $1', true],
  ['select * from "household" inner join "person" on true where "household"."county_code" = $1', true],
  ['INSERT INTO person (person_id) VALUES ($1)', true],
  ['update "person" set "name" = $1 where "county_code" = $2', false],
])('the check itself: %s', (statement, wrong) => {
  expect(withoutCounty(statement)).toBe(wrong)
})
