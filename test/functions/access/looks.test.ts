import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { leavesTrace, operations, type QueryName } from '../../../src/contract/operations'
import type { OperationSpec } from '../../../src/contract/operations/operation-spec'
import { OPERATIONS, PERMISSIONS, type Grants } from '../../../src/domain/access/permission-table'
import { codeOf } from '../../support/answers'
import { BAIYANG, openOffice, type Office } from '../../support/open-office'
import { settle, type Home } from './a-home'
import { QUESTIONS } from './every-question'

// Who looks at a household is kept: by one rule, which the contract says of each operation (`shows`).

let office: Office
let owner: Database
let home: Home
beforeAll(async () => {
  office = await openOffice()
  owner = connect(office.ownerUrl, { max: 1, asOwner: true })
  home = await settle(office, owner, BAIYANG, 1)
})
afterAll(async () => {
  await owner.destroy()
  await office.close()
})

/** Of this household what was kept while something was done, as `operation role`. */
async function looksDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  const standing = () =>
    owner.selectFrom('access_log').select(['look_id', 'what', 'role']).where('household_id', '=', home.householdId)
  const before = new Set((await standing().execute()).map(({ look_id }) => look_id))
  await work()
  const after = await standing().execute()
  return after.filter(({ look_id }) => !before.has(look_id)).map(({ what, role }) => `${what} ${role ?? ''}`)
}

const QUERIES = Object.entries<null | ((home: Home) => readonly object[])>(QUESTIONS).flatMap(([query, questions]) =>
  questions === null ? [] : [[query as QueryName, questions] as const],
)
const functionOf = (query: QueryName): 'officer' | 'cadre' => {
  const within: readonly string[] = operations[query].within
  return within.includes('officer') ? 'officer' : 'cadre'
}
/** Somebody who may ask it about the household. */
function somebody(query: QueryName) {
  const grants: Grants = PERMISSIONS[query]
  return grants.countyOfficer === undefined
    ? (['baiyang', 'villageCadre'] as const)
    : (['county', 'countyOfficer'] as const)
}

test.each(QUERIES)('%s that is refused keeps nobody', async (query, questions) => {
  for (const openid of ['qingshan', 'othertown', 'far', 'nobody'])
    for (const payload of questions(home)) {
      const looks = await looksDuring(() => office.send(functionOf(query), openid, { query, payload }))
      expect(looks).toEqual([])
    }
})

test.each(QUERIES)('%s leaves what the contract says', async (query, questions) => {
  const [openid, role] = somebody(query)
  for (const payload of questions(home)) {
    const looks = await looksDuring(async () => {
      expect(codeOf(await office.send(functionOf(query), openid, { query, payload }))).toBe('ok')
    })
    expect(looks).toEqual(leavesTrace(query) ? [`${query} ${role}`] : [])
  }
})

test('a value seen whole leaves one look, and none the second time that the same command is sent', async () => {
  const { householdId } = home
  const commandId = crypto.randomUUID()
  const wanted = { householdId, field: 'phone', reason: 'help', words: '' } as const
  const reveal = () => office.tell('officer', 'county', 'revealField', wanted, { commandId })
  expect(await looksDuring(reveal)).toEqual(['revealField countyOfficer'])
  expect(await looksDuring(reveal)).toEqual([])
})

test('no other command opens the page of a household', () => {
  const commands = OPERATIONS.filter((operation) => operations[operation].kind === 'command')
  expect(commands.filter(leavesTrace)).toEqual(['revealField'])
})

test('a question about one household that shows only a line of it, or nothing of it, is one of these', () => {
  const ofOne = /"(householdId|householdNo|orderId|caseId|reportNo|personId|measureId)"/
  const silent = QUERIES.filter(
    ([query, questions]) => !leavesTrace(query) && ofOne.test(JSON.stringify(questions(home))),
  )
  const shown = silent.map(([query]) => [query, (operations[query] as OperationSpec).shows])
  expect(shown).toEqual([
    ['colleagues', 'nobody'],
    ['accessLog', 'list'],
  ])
})
