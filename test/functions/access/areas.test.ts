import fc from 'fast-check'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { inTransaction } from '../../../cloudfunctions/server/database/scope'
import { listLooks } from '../../../cloudfunctions/server/access/list-looks'
import { findHouseholds } from '../../../cloudfunctions/server/households/find-households'
import { listOrders } from '../../../cloudfunctions/server/orders/list-orders'
import { operations, type Payload, type QueryName } from '../../../src/contract/operations'
import { covers } from '../../../src/domain/access/area'
import { LEVEL_OF_ROLE, STAFF_ROLES } from '../../../src/domain/access/invitation'
import type { Post } from '../../../src/domain/access/role'
import { evaluationOf, MEDICAL, MONDAY, openOffice, type Household, type Office } from '../orders/an-office'

const SEED = 20261124

/** A household in the random county, with what hangs on it. */
interface Home extends Household {
  readonly headName: string
  readonly personId: string
  readonly orderId: string
}

/** Townships and villages of two counties: each time another tree, always the same ones. */
const tree = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('610999', '610997'), fc.integer({ min: 301, max: 304 }), fc.integer({ min: 201, max: 204 }))
    .map((parts) => parts.join('')),
  { minLength: 8, maxLength: 14 },
)
const [VILLAGES = []] = fc.sample(tree, { seed: SEED, numRuns: 1 })

const DIGITS = { village: 12, township: 9, county: 6 } as const
const post = fc
  .tuple(fc.constantFrom(...STAFF_ROLES), fc.constantFrom(...VILLAGES))
  .map(([role, village]): Post => ({ role, areaCode: village.slice(0, DIGITS[LEVEL_OF_ROLE[role]]) }))
/** Everybody's posts: of one kind or of several, side by side or one inside the other. */
const PEOPLE = fc.sample(
  fc.uniqueArray(post, { minLength: 1, maxLength: 3, selector: ({ role, areaCode }) => role + areaCode }),
  { seed: SEED, numRuns: 10 },
)

let office: Office
let owner: Database
const homes: Home[] = []
beforeAll(async () => {
  office = await openOffice()
  owner = connect(office.ownerUrl, { max: 1, asOwner: true })
  const codes = VILLAGES.flatMap((village) => [village.slice(0, 6), village.slice(0, 9), village])
  const areas = [...new Set(codes)].map((code) => ({ code, name: code, parent_code: null }))
  await owner
    .insertInto('area')
    .values(areas)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const [index, village] of [...VILLAGES, ...VILLAGES].entries()) homes.push(await settle(village, index))
  for (const [index, posts] of PEOPLE.entries()) await hire(index, posts)
})
afterAll(async () => {
  await owner.destroy()
  await office.close()
})

async function settle(village: string, index: number): Promise<Home> {
  const headName = `户主${index + 100}号`
  const household = await office.addHousehold(village, headName)
  await office.score(household, evaluationOf([MEDICAL]))
  const own = { county_code: household.county, household_id: household.householdId }
  const { person_id: personId } = await owner
    .selectFrom('person')
    .select('person_id')
    .where('county_code', '=', own.county_code)
    .where('household_id', '=', own.household_id)
    .executeTakeFirstOrThrow()
  const { order_id: orderId } = await owner
    .selectFrom('work_order')
    .select('order_id')
    .where('county_code', '=', own.county_code)
    .where('household_id', '=', own.household_id)
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('access_log')
    .values({
      ...{ ...own, look_id: randomUUID(), village_code: village, person_id: null, what: 'order', field: null },
      ...{ reason: null, words_cipher: null, actor: 'staff:x', actor_name: '', role: null },
      ...{ looked_on: MONDAY, looked_at: `${MONDAY}T02:00:00.000Z` },
    })
    .execute()
  return { ...household, headName, personId, orderId }
}

async function hire(index: number, posts: readonly Post[]): Promise<void> {
  const phone = `139${String(index).padStart(8, '0')}`
  const rows = posts.map(({ role, areaCode }) => ({
    ...{ staff_id: randomUUID(), name: '干部', role, area_code: areaCode, openid: `person${index}` },
    ...{ phone_hash: office.secrets.hash(phone), phone_cipher: office.secrets.seal(phone) },
  }))
  await owner.insertInto('staff').values(rows).execute()
}

/** All that somebody with a post can ask, about everything that there is; null for what goes by a code or by who sent it. */
const QUESTIONS = {
  openCode: null,
  reportStatus: null,
  myReports: null,
  receiptStatus: () => [{ reportNo: '2611230000' }],
  resultObjections: () => [{}],
  me: () => [{}],
  inbox: () => [{}],
  order: ({ orderId }) => [{ orderId }],
  colleagues: ({ orderId }) => [{ orderId }],
  sweeps: () => [{}],
  sweepProgress: () => [{ roundId: randomUUID() }],
  sweepHouseholds: ({ villageCode }) => [{ roundId: randomUUID(), village: villageCode }],
  cases: ({ villageCode }) => [{}, { area: villageCode }],
  case: () => [{ caseId: randomUUID() }],
  staffOf: () => [{}],
  accessLog: ({ householdNo }) => [{}, { householdNo }],
  dataOf: ({ householdId, personId }) => [{ householdId, personId }],
  progress: ({ villageCode }) => [{}, { area: villageCode }, { area: villageCode.slice(0, 9) }],
  orders: ({ villageCode }) => [
    {},
    { area: villageCode },
    { area: villageCode.slice(0, 9) },
    { area: villageCode.slice(0, 6) },
  ],
  households: ({ householdNo, headName }) => [
    { by: 'number', text: 'H' },
    { by: 'number', text: householdNo },
    { by: 'name', text: headName },
  ],
  measures: ({ householdId }) => [{ householdId }],
  quality: ({ villageCode }) => [{}, { area: villageCode }],
  corrections: () => [{}],
  hitRates: () => [{}],
  freshness: () => [{}],
  heldOrders: ({ county }) => [{ county }],
} satisfies { [Q in QueryName]: null | ((home: Home) => readonly Payload<Q>[]) }

const ASKED = Object.entries<null | ((home: Home) => readonly object[])>(QUESTIONS).flatMap(([query, questions]) =>
  questions === null ? [] : [{ query, questions, within: operations[query as QueryName].within }],
)

const inAreaOf = (posts: readonly Post[], { villageCode }: Pick<Home, 'villageCode'>) =>
  posts.some(({ areaCode }) => covers(areaCode, villageCode))

/** Households outside of these posts that an answer gives away. */
function givenAway(answer: unknown, posts: readonly Post[]): readonly string[] {
  const text = JSON.stringify(answer)
  return homes
    .filter((home) => !inAreaOf(posts, home))
    .filter(({ householdId, orderId, personId, householdNo, headName }) =>
      [householdId, orderId, personId, `"${householdNo}"`, headName].some((mark) => text.includes(mark)),
    )
    .map(({ householdNo }) => householdNo)
}

test('there is something inside and something outside of what they may see', () => {
  for (const posts of PEOPLE) expect(homes.filter((home) => inAreaOf(posts, home)).length).toBeGreaterThan(0)
  expect(PEOPLE.filter((posts) => homes.some((home) => !inAreaOf(posts, home))).length).toBeGreaterThan(7)
})

test.each(PEOPLE.map((posts, index) => [index, posts] as const))(
  'person %d is shown no household outside of %j, whatever they ask',
  async (index, posts) => {
    const asked = new Set<string>()
    for (const home of homes) {
      for (const { query, questions, within } of ASKED) {
        for (const payload of questions(home)) {
          // What names nothing of the household is the same question for each of them.
          const key = JSON.stringify({ query, payload })
          if (asked.has(key)) continue
          asked.add(key)
          const name = within.find((one) => one === 'cadre' || one === 'officer')
          if (name !== 'cadre' && name !== 'officer') throw new Error(`${query} is served to nobody with a post.`)
          const answer = await office.send(name, `person${index}`, { query, payload })
          expect([query, givenAway(answer.ok ? answer.data : {}, posts)]).toEqual([query, []])
        }
      }
    }
    expect(asked.size).toBeGreaterThan(homes.length)
  },
)

test.each(PEOPLE.map((posts, index) => [index, posts] as const))(
  'person %d finds the households inside of their areas',
  async (index, posts) => {
    const own = homes.filter((home) => inAreaOf(posts, home))
    // Who has posts in two counties works in one at a time.
    const found: string[] = []
    for (const { headName } of own) {
      const answer = await office.send<'households'>('officer', `person${index}`, {
        query: 'households',
        payload: { by: 'name', text: headName },
      })
      if (answer.ok) found.push(...answer.data.items.map(({ householdNo }) => householdNo))
    }
    expect(found.length).toBeGreaterThan(0)
  },
)

/** Row security alone: what a transaction in these areas sees when the question itself asks for the whole county. */
describe.each(PEOPLE.map((posts, index) => [index, posts] as const))('in the scope of person %d, %j', (_, posts) => {
  const counties = [...new Set(posts.map(({ areaCode }) => areaCode.slice(0, 6)))]
  const within = counties.map((county) => ({
    county,
    areas: posts.map(({ areaCode }) => areaCode).filter((area) => area.startsWith(county)),
  }))

  test('lists that leave their areas out show nothing from outside', async () => {
    for (const scope of within) {
      const { county } = scope
      const whole = { county, areas: [county] }
      const mine = homes.filter(({ villageCode }) => scope.areas.some((area) => covers(area, villageCode)))
      await inTransaction(office.db, scope, async (tx) => {
        const found = await findHouseholds(tx, { ...whole, by: 'number', text: 'H', after: undefined, limit: 500 })
        expect(found.map(({ householdNo }) => householdNo).sort()).toEqual(mine.map((home) => home.householdNo).sort())
        const orders = await listOrders(tx, { county, where: sql<boolean>`true`, state: undefined, day: MONDAY })
        expect(orders.items.map(({ householdNo }) => householdNo).sort()).toEqual(
          mine.map((home) => home.householdNo).sort(),
        )
        const looks = await listLooks({ tx, county, scope: whole }, { limit: 500 })
        expect(givenAway(looks, posts)).toEqual([])
        expect(looks.length).toBeGreaterThanOrEqual(mine.length)
      })
    }
  })

  test('no table shows a row of a household from outside', async () => {
    const tables = await tablesOfHouseholds()
    for (const scope of within) {
      await inTransaction(office.db, scope, async (tx) => {
        for (const table of tables) {
          const { rows } = await sql<{ village_code: string | null }>`
            SELECT village_code FROM ${sql.table(table)} WHERE county_code = ${scope.county} AND household_id IS NOT NULL`.execute(
            tx,
          )
          const outside = rows.filter(
            ({ village_code }) => !scope.areas.some((area) => covers(area, village_code ?? '')),
          )
          expect([table, outside]).toEqual([table, []])
        }
      })
    }
  })
})

/** Tables of which a row is about a household. A code on a door is only its hash: it is found by whoever holds it. */
async function tablesOfHouseholds(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
      AND relnamespace = 'public'::regnamespace AND relname NOT IN ('household_code', 'import_stage')
      AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'household_id')
      AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'village_code') ORDER BY 1`.execute(
    owner,
  )
  expect(rows.length).toBeGreaterThan(10)
  return rows.map(({ name }) => name)
}
