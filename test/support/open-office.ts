import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../src/domain/calendar/day'
import { evidenceThatOpens } from '../../src/domain/order/silence'
import type { StaffRole } from '../../src/domain/access/role'
import type { Evaluation, Hit } from '../../src/domain/scoring/evaluation'
import { issueCode } from '../../cloudfunctions/server/codes/household-codes'
import type { Database } from '../../cloudfunctions/server/database/connect'
import { countyScope, inTransaction, type Tx } from '../../cloudfunctions/server/database/scope'
import { appendEvents, type NewEvent } from '../../cloudfunctions/server/events/append-events'
import { loadVerified } from '../../cloudfunctions/server/orders/load-verified'
import { levelIn } from '../../cloudfunctions/server/orders/level-in'
import { openOrRefresh, type Opening } from '../../cloudfunctions/server/orders/open-or-refresh'
import { keepResult } from './keep-result'
import { MONDAY, openFunctions } from './open-functions'

export const COUNTY = '610999'
export const TOWN = '610999101'
export const BAIYANG = '610999101201'
export const QINGSHAN = '610999101202'
export const OTHER_TOWN = '610999102'
export const LIUJIA = '610999102201'
export const OTHER_COUNTY = '610998'
export const FAR = '610998101201'

/** Of everybody here. */
export const ID_NUMBER = '610999196001010019'

export interface Household {
  readonly county: string
  readonly householdId: string
  readonly householdNo: string
  readonly villageCode: string
  readonly code: string
}

const AREAS = [
  ['610999', '示范县'],
  ['610999101', '平川镇'],
  ['610999101201', '白杨村'],
  ['610999101202', '青山村'],
  ['610999102', '河口镇'],
  ['610999102201', '柳家村'],
  ['610998', '邻县'],
  ['610998101', '邻镇'],
  ['610998101201', '远村'],
]

/** Who works here: openid, role, area. 柳家村 has nobody. */
const STAFF: readonly (readonly [string, StaffRole, string])[] = [
  ['baiyang', 'villageCadre', BAIYANG],
  ['baiyang2', 'gridWorker', BAIYANG],
  ['qingshan', 'villageCadre', QINGSHAN],
  ['town', 'townshipOfficer', TOWN],
  ['othertown', 'townshipOfficer', OTHER_TOWN],
  ['county', 'countyOfficer', COUNTY],
  ['far', 'villageCadre', FAR],
]

export type Office = Awaited<ReturnType<typeof openOffice>>

/** Two counties with villages and staff, and the functions over them. */
export async function openOffice() {
  const functions = await openFunctions()
  const { db, secrets, runtime } = functions
  await seedAreasAndStaff(db, secrets)
  let households = 0

  return {
    ...functions,

    /** A household with three people, a phone, an address and a code on its door. */
    addHousehold: (villageCode: string, headName = '张大山') =>
      inTransaction(db, countyScope(villageCode.slice(0, 6)), async (tx): Promise<Household> => {
        households += 1
        const county = villageCode.slice(0, 6)
        const householdNo = `H${String(households).padStart(3, '0')}`
        const householdId = randomUUID()
        await insertHousehold(tx, { county, householdId, householdNo, villageCode }, headName, secrets)
        const code = await issueCode(tx, secrets, { county, householdId, villageCode }, runtime.clock.today())
        return { county, householdId, householdNo, villageCode, code }
      }),

    /** What has happened to a household, in the order of the chain. */
    eventsOf: ({ county, householdId }: Pick<Household, 'county' | 'householdId'>) =>
      functions.inCounty(county, (tx) =>
        tx
          .selectFrom('event')
          .selectAll()
          .where('county_code', '=', county)
          .where('household_id', '=', householdId)
          .orderBy('seq')
          .execute(),
      ),

    /** A bill of one of its people, as a delivery would have left it. */
    addBill: ({ county, householdId, villageCode }: Household, key: string, content = 'c1') =>
      functions.inCounty(county, async (tx) => {
        const own = { county_code: county, household_id: householdId, village_code: villageCode }
        const { person_id } = await tx
          .selectFrom('person')
          .select('person_id')
          .where('county_code', '=', county)
          .where('household_id', '=', householdId)
          .limit(1)
          .executeTakeFirstOrThrow()
        const bill = { feed: 'medical', record_key: key, person_id, record_on: MONDAY, values: '{}', content }
        const from = { batch_id: randomUUID(), delivered: 1 }
        await tx
          .insertInto('department_record')
          .values({ ...own, ...bill, ...from })
          .execute()
      }),

    /** Bills of a household, and what of them was found wrong, by their keys. */
    billsOf: ({ county, householdId }: Household) =>
      functions.inCounty(county, (tx) =>
        tx
          .selectFrom('department_record')
          .select(['record_key', 'disputed_content'])
          .where('county_code', '=', county)
          .where('household_id', '=', householdId)
          .orderBy('record_key')
          .execute(),
      ),

    /** The evidence for which a night of that day would open an order, had it found these hits, and whether the household is in a case. */
    whatOpens: ({ county, householdId }: Household, day: Day = MONDAY, hits: readonly Hit[] = [MEDICAL]) =>
      functions.inCounty(county, async (tx) => {
        const verified = (await loadVerified(tx, county, [householdId])).get(householdId)
        const opening = evidenceThatOpens(hits, verified?.findings ?? [], day)
        return { inCase: verified?.inCase ?? false, keys: opening.map(({ evidence: { key } }) => key) }
      }),

    /** What the night does with a household's score: keeps it and brings it to the order. */
    score: (household: Household, evaluation: Evaluation): Promise<Opening> =>
      inTransaction(db, countyScope(household.county), async (tx) => {
        const day = runtime.clock.today()
        await keepResult(tx, household, evaluation)
        const events: NewEvent[] = []
        const work = {
          county: household.county,
          day,
          newId: randomUUID,
          record: (event: NewEvent) => events.push(event),
        }
        const asked = tx.selectNoFrom(levelIn(sql.val(household.villageCode), day).as('level'))
        const { level } = await asked.executeTakeFirstOrThrow()
        const opening = await openOrRefresh(tx, work, { ...household, level }, { by: 'score', evaluation })
        await appendEvents(tx, household.county, { day, at: runtime.clock.now(), actor: 'timer' }, events)
        return opening
      }),
  }
}

/** 自付医疗 by two settlements, and a registered value. */
export const MEDICAL: Hit = {
  rule: 'R06',
  points: 20,
  core: false,
  value: '12,000 元',
  threshold: '10,000 元',
  evidence: [evidence('medical', 'J1'), evidence('medical', 'J2')],
}

export const EDUCATION: Hit = {
  rule: 'R01',
  points: 40,
  core: true,
  value: '辍学',
  threshold: '',
  evidence: [evidence('education', 'E1')],
}

export function evaluationOf(hits: readonly Hit[], score = 40): Evaluation {
  return {
    score,
    lamps: Math.min(5, Math.floor(score / 20)),
    orderDue: score >= 30,
    hits,
    unknown: ['R13'],
    nextChangeOn: null,
  }
}

export function evidence(source: string, key: string, content = 'c1'): Hit['evidence'][number] {
  return { source, key, content, personId: null, date: '2026-05-01', batch: null, says: `依据 ${key}` }
}

async function seedAreasAndStaff(db: Database, secrets: { hash(text: string): string; seal(text: string): string }) {
  await inTransaction(db, countyScope(COUNTY), async (tx) => {
    const areas = AREAS.map(([code = '', name = '']) => ({ code, name, parent_code: null }))
    await tx.insertInto('area').values(areas).execute()
    const staff = STAFF.map(([openid, role, area_code], index) => ({
      ...{ staff_id: randomUUID(), name: `干部${openid}`, role, area_code, openid },
      ...{ phone_hash: secrets.hash(`1380000000${index}`), phone_cipher: secrets.seal(`1380000000${index}`) },
    }))
    await tx.insertInto('staff').values(staff).execute()
  })
}

async function insertHousehold(
  tx: Tx,
  { county, householdId, householdNo, villageCode }: Omit<Household, 'code'>,
  headName: string,
  secrets: { seal(text: string): string },
): Promise<void> {
  const own = { county_code: county, household_id: householdId, village_code: villageCode }
  await tx
    .insertInto('household')
    .values({
      ...{ ...own, household_no: householdNo, group_name: '三组', head_name: headName, head_id_hash: 'h' },
      ...{ address_cipher: secrets.seal('平川镇白杨村三组12号'), phone_cipher: secrets.seal('13912345678') },
      ...{ values: '{}', content: 'c' },
    })
    .execute()
  await tx
    .insertInto('household_score')
    .values({ ...own, dirty: false })
    .execute()
  const people = [
    ['周桂花', '配偶', '1966-02-03', '{}'],
    [headName, '户主', '1960-01-01', '{}'],
    ['张小山', '子', '1990-01-01', '{"livesHere":"否"}'],
  ]
  const rows = people.map(([name = '', relation = '', birth_on = '', values = '']) => ({
    ...{
      ...own,
      person_id: randomUUID(),
      id_hash: randomUUID(),
      id_cipher: secrets.seal(ID_NUMBER),
      name,
      relation,
      birth_on,
      values,
    },
    ...{ content: 'c', known_on: MONDAY },
  }))
  await tx.insertInto('person').values(rows).execute()
}
