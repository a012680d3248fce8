import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { FunctionAnswer } from '../../../src/contract/answer'
import type { Answer, CommandName, Payload, QueryName } from '../../../src/contract/operations'
import { OPERATIONS, type Operation } from '../../../src/domain/access/permission-table'
import type { StaffRole } from '../../../src/domain/access/role'
import type { Evaluation, Hit } from '../../../src/domain/scoring/evaluation'
import { cadreHandlers } from '../../../cloudfunctions/cadre/index'
import { officerHandlers } from '../../../cloudfunctions/officer/index'
import { villagerHandlers } from '../../../cloudfunctions/villager/index'
import { issueCode } from '../../../cloudfunctions/server/codes/household-codes'
import { newKeys } from '../../../cloudfunctions/server/crypto/keys'
import { makeSecrets } from '../../../cloudfunctions/server/crypto/secrets'
import { connect, type Database } from '../../../cloudfunctions/server/database/connect'
import { countyScope, inTransaction, type Tx } from '../../../cloudfunctions/server/database/scope'
import { endpoint } from '../../../cloudfunctions/server/endpoint'
import { appendEvents, type NewEvent } from '../../../cloudfunctions/server/events/append-events'
import type { Runtime } from '../../../cloudfunctions/server/runtime'
import { levelIn } from '../../../cloudfunctions/server/orders/level-in'
import { openOrRefresh, type Opening } from '../../../cloudfunctions/server/orders/open-or-refresh'
import { specs } from '../../../cloudfunctions/server/handler'
import { keepResult } from '../../support/keep-result'
import { freshDatabase } from '../../support/test-database'

// Real connections on a machine that may be busy: how long a test takes says nothing here.
jest.setTimeout(120_000)

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

/** A Monday; the days after it are worked until Friday. */
export const MONDAY = '2026-11-23'

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

/** Two counties with villages, staff and the three functions over them, on a database of one's own. The business day can be set. */
export async function openOffice() {
  const database = await freshDatabase()
  const db = connect(database.appUrl, { max: 8 })
  const secrets = makeSecrets(newKeys())
  let today = MONDAY
  const clock = { now: () => `${today}T02:00:00.000Z`, today: () => today }
  const runtime: Runtime = { db, secrets, clock, newId: randomUUID }
  const functions = {
    villager: endpoint('villager', villagerHandlers, () => runtime),
    cadre: endpoint('cadre', cadreHandlers, () => runtime),
    officer: endpoint('officer', officerHandlers, () => runtime),
  }
  type Name = keyof typeof functions

  async function send<O extends Operation>(
    name: Name,
    openid: string,
    event: Record<string, unknown>,
  ): Promise<FunctionAnswer<Answer<O>>> {
    const answer = await functions[name](event, { environment: JSON.stringify({ WX_OPENID: openid }) })
    const operation = OPERATIONS.find((one) => one === event['command'] || one === event['query'])
    // Neither less nor more than the contract says: what is not in it must not travel.
    if (answer.ok && operation) expect(z.parse(specs[operation].answer, answer.data)).toEqual(answer.data)
    return answer as FunctionAnswer<Answer<O>>
  }

  await seedAreasAndStaff(db, secrets)
  let households = 0

  return {
    db,
    ownerUrl: database.ownerUrl,
    secrets,
    setDay: (day: string) => {
      today = day
    },
    send,
    ask: <Q extends QueryName>(name: Name, openid: string, query: Q, payload: Payload<Q>) =>
      send<Q>(name, openid, { query, payload }),
    tell: <C extends CommandName>(
      name: Name,
      openid: string,
      command: C,
      payload: Payload<C>,
      { expectedVersion, commandId = randomUUID() }: { expectedVersion?: number; commandId?: string } = {},
    ) => send<C>(name, openid, { command, commandId, expectedVersion, payload }),
    inCounty: <T>(county: string, work: (tx: Tx) => Promise<T>) => inTransaction(db, countyScope(county), work),

    /** A household with three people, a phone, an address and a code on its door. */
    addHousehold: (villageCode: string, headName = '张大山') =>
      inTransaction(db, countyScope(villageCode.slice(0, 6)), async (tx): Promise<Household> => {
        households += 1
        const county = villageCode.slice(0, 6)
        const householdNo = `H${String(households).padStart(3, '0')}`
        const householdId = randomUUID()
        await insertHousehold(tx, { county, householdId, householdNo, villageCode }, headName, secrets)
        const code = await issueCode(tx, secrets, { county, householdId, villageCode }, today)
        return { county, householdId, householdNo, villageCode, code }
      }),

    /** What the night does with a household's score: keeps it and brings it to the order. */
    score: (household: Household, evaluation: Evaluation): Promise<Opening> =>
      inTransaction(db, countyScope(household.county), async (tx) => {
        await keepResult(tx, household, evaluation)
        const events: NewEvent[] = []
        const work = {
          county: household.county,
          day: today,
          newId: randomUUID,
          record: (event: NewEvent) => events.push(event),
        }
        const asked = tx.selectNoFrom(levelIn(sql.val(household.villageCode), today).as('level'))
        const { level } = await asked.executeTakeFirstOrThrow()
        const opening = await openOrRefresh(tx, work, { ...household, level }, { by: 'score', evaluation })
        await appendEvents(tx, household.county, { day: today, at: clock.now(), actor: 'timer' }, events)
        return opening
      }),

    async close() {
      await db.destroy()
      await database.drop()
    },
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

/** The code of a refusal, or `ok`. */
export function codeOf(answer: FunctionAnswer<unknown>): string {
  return answer.ok ? 'ok' : answer.fault.code
}

/** What an answer that must have succeeded carries. */
export function dataOf<T>(answer: FunctionAnswer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.fault.code} ${JSON.stringify(answer.fault.details)}`)
  return answer.data
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
