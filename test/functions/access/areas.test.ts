import fc from 'fast-check'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { cadreHandlers } from '../../../cloudfunctions/cadre'
import { officerHandlers } from '../../../cloudfunctions/officer'
import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { inTransaction, type Scope } from '../../../cloudfunctions/server/database/scope'
import type { Handler } from '../../../cloudfunctions/server/handler'
import { operations, type Payload, type QueryName } from '../../../src/contract/operations'
import { covers } from '../../../src/domain/access/area'
import { LEVEL_OF_ROLE, STAFF_ROLES } from '../../../src/domain/access/invitation'
import type { Actor, Post } from '../../../src/domain/access/role'
import { MONDAY } from '../../support/open-functions'
import { openOffice, type Office } from '../../support/open-office'
import { settle, type Home } from './a-home'
import { QUESTIONS } from './every-question'

const SEED = 20261124

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
  for (const [index, village] of VILLAGES.flatMap((village) => [village, village]).entries())
    homes.push(await settle(office, owner, village, index))
  for (const [index, posts] of PEOPLE.entries()) await hire(index, posts)
  await lockScope()
})
afterAll(async () => {
  await owner.destroy()
  await office.close()
})

async function hire(index: number, posts: readonly Post[]): Promise<void> {
  const phone = `139${String(index).padStart(8, '0')}`
  const rows = posts.map(({ role, areaCode }) => ({
    ...{ staff_id: randomUUID(), name: '干部', role, area_code: areaCode, openid: `person${index}` },
    ...{ phone_hash: office.secrets.hash(phone), phone_cipher: office.secrets.seal(phone) },
  }))
  await owner.insertInto('staff').values(rows).execute()
}

const ASKED = Object.entries<null | ((home: Home) => readonly object[])>(QUESTIONS).flatMap(([query, questions]) =>
  questions === null ? [] : [{ query: query as QueryName, questions }],
)

/** Each question once: what names nothing of a household is the same for all of them. */
function questionsAbout(about: readonly Home[]) {
  const each = about.flatMap((home) =>
    ASKED.flatMap(({ query, questions }) => questions(home).map((payload) => ({ query, payload }))),
  )
  return new Map(each.map((event) => [JSON.stringify(event), event])).values()
}

const inAreaOf = (posts: readonly Post[], { villageCode }: Pick<Home, 'villageCode'>) =>
  posts.some(({ areaCode }) => covers(areaCode, villageCode))

/** Households outside of these posts that an answer gives away. */
function givenAway(answer: unknown, posts: readonly Post[]): readonly string[] {
  const text = JSON.stringify(answer)
  return homes
    .filter((home) => !inAreaOf(posts, home))
    .filter(({ householdId, orderId, personId, caseId, reportNo, householdNo, headName }) =>
      [householdId, orderId, personId, caseId, reportNo, `"${householdNo}"`, headName].some((mark) =>
        text.includes(mark),
      ),
    )
    .map(({ householdNo }) => householdNo)
}

test('there is something inside and something outside of what they may see', () => {
  for (const posts of PEOPLE) expect(homes.filter((home) => inAreaOf(posts, home)).length).toBeGreaterThan(0)
  expect(PEOPLE.filter((posts) => homes.some((home) => !inAreaOf(posts, home))).length).toBeGreaterThan(7)
})

/** Questions that somebody got an answer to: what everybody is refused proves nothing. */
const answered = new Set<QueryName>()

test.each(PEOPLE.map((posts, index) => [index, posts] as const))(
  'person %d is shown no household outside of %j, whatever they ask',
  async (index, posts) => {
    for (const { query, payload } of questionsAbout(homes)) {
      const within: readonly string[] = operations[query].within
      const answer = await office.send(within.includes('officer') ? 'officer' : 'cadre', `person${index}`, {
        ...{ query, payload },
      })
      expect([query, givenAway(answer.ok ? answer.data : {}, posts)]).toEqual([query, []])
      if (answer.ok) answered.add(query)
    }
  },
)

test('every question was answered to somebody', () => {
  expect([...answered].sort()).toEqual(ASKED.map(({ query }) => query).sort())
})

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

/** Row security alone: the handlers believe that the areas are the whole county and that an officer of it asks. */
describe.each(PEOPLE.map((posts, index) => [index, posts] as const))('in the scope of person %d, %j', (_, posts) => {
  const counties = [...new Set(posts.map(({ areaCode }) => areaCode.slice(0, 6)))]
  const within = counties.map((county) => ({
    county,
    areas: posts.map(({ areaCode }) => areaCode).filter((area) => area.startsWith(county)),
  }))

  test('nothing that can be asked shows a household from outside', async () => {
    for (const scope of within) {
      const outside = homes.filter((home) => home.county === scope.county && !inAreaOf(posts, home))
      for (const { query, payload } of questionsAbout(outside)) {
        const answer = await askUnchecked(scope, query, payload)
        expect([query, givenAway(answer.ok ? answer.value : {}, posts)]).toEqual([query, []])
      }
    }
  })

  test('no table shows a row of a household from outside', async () => {
    const tables = await tablesOfHouseholds()
    for (const scope of within) {
      await inTransaction(office.db, scope, async (tx) => {
        for (const table of tables) {
          const { rows } = await sql<{ village_code: string }>`
            SELECT DISTINCT village_code FROM ${sql.table(table)}
            WHERE county_code = ${scope.county} AND household_id IS NOT NULL`.execute(tx)
          const outside = rows.filter(({ village_code }) => !scope.areas.some((area) => covers(area, village_code)))
          expect([table, outside]).toEqual([table, []])
        }
      })
    }
  })
})

/** Asks, in a transaction that cannot leave its scope, a handler that knows nothing of it. */
function askUnchecked(scope: Scope, query: QueryName, payload: unknown) {
  const { county } = scope
  const { run } = { ...cadreHandlers, ...officerHandlers }[query as keyof typeof officerHandlers] as Handler<QueryName>
  const actor: Actor = { id: 'staff:x', name: '', kind: 'staff', posts: [{ role: 'countyOfficer', areaCode: county }] }
  const when = { day: MONDAY, at: `${MONDAY}T02:00:00.000Z` }
  const call = {
    actor,
    county,
    scope: { county, areas: [county] },
    ...when,
    secrets: office.secrets,
    newId: randomUUID,
  }
  const record = () => undefined
  return inTransaction(office.db, scope, async (tx) => {
    await sql`SET LOCAL search_path TO locked, public`.execute(tx)
    return run({ ...call, operation: query, tx, record }, payload as Payload<QueryName>)
  })
}

/** In front of the real one it lets no handler look further, not even to tell somebody else's household from none. */
async function lockScope(): Promise<void> {
  await sql`CREATE SCHEMA locked`.execute(owner)
  await sql`CREATE FUNCTION locked.set_scope(text, text, text, text, text) RETURNS void LANGUAGE sql AS ''`.execute(
    owner,
  )
  await sql`GRANT USAGE ON SCHEMA locked TO PUBLIC`.execute(owner)
}

/**
 * Tables of which a row is about a household, each of which has some in every village. A code on a door is only its hash: it is
 * found by whoever holds it.
 */
async function tablesOfHouseholds(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
      AND relnamespace = 'public'::regnamespace AND relname NOT IN ('household_code', 'import_stage')
      AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'household_id')
      AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'village_code') ORDER BY 1`.execute(
    owner,
  )
  for (const { name } of rows) {
    const held = sql<{ villages: number }>`
      SELECT count(DISTINCT village_code) AS villages FROM ${sql.table(name)} WHERE household_id IS NOT NULL`
    expect([name, (await held.execute(owner)).rows]).toEqual([name, [{ villages: VILLAGES.length }]])
  }
  return rows.map(({ name }) => name)
}
