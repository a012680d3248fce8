import type { OrderDetail } from '../../../src/contract/views'
import { ageOn } from '../../../src/domain/calendar/age'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import { villageNames } from './village-names'

/** What an order's page shows of the household. Address and phone are still sealed: who may read them is decided later. */
interface OrderHousehold {
  readonly householdNo: string
  readonly headName: string
  readonly group: string | null
  readonly villageName: string
  readonly addressCipher: string | null
  readonly phoneCipher: string | null
  readonly members: OrderDetail['household']['members']
  /** Names of all registered people by person id: evidence says whose it is. */
  readonly names: ReadonlyMap<string, string>
  readonly scoreNow: number
  readonly nextChangeOn: Day | null
}

/** Fault: throws when an order's household is not there, which the foreign key rules out. */
export async function getOrderHousehold(
  tx: Tx,
  county: string,
  householdId: string,
  day: Day,
): Promise<OrderHousehold> {
  const household = await tx
    .selectFrom('household')
    .select(['household_no', 'head_name', 'group_name', 'village_code', 'address_cipher', 'phone_cipher'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirstOrThrow()
  const score = await tx
    .selectFrom('household_score')
    .select(['score', 'next_change_on'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
  const villages = await villageNames(tx, [household.village_code])
  const people = await findPeople(tx, county, householdId)
  return {
    householdNo: household.household_no,
    headName: household.head_name,
    group: household.group_name,
    villageName: villages.get(household.village_code) ?? household.village_code,
    addressCipher: household.address_cipher,
    phoneCipher: household.phone_cipher,
    members: membersOf(people, day),
    names: new Map(people.map(({ person_id, name }) => [person_id, name])),
    scoreNow: score?.score ?? 0,
    nextChangeOn: score?.next_change_on ?? null,
  }
}

function findPeople(tx: Tx, county: string, householdId: string) {
  return tx
    .selectFrom('person')
    .select(['person_id', 'name', 'relation', 'birth_on', 'values'])
    .where('county_code', '=', county)
    .where('household_id', '=', householdId)
    .orderBy('birth_on')
    .orderBy('person_id')
    .execute()
}

/** Who lives there by the register: 共同生活 not 否 (rulebook, reading rule 2). The head first, then the oldest. */
function membersOf(people: Awaited<ReturnType<typeof findPeople>>, day: Day) {
  const isHead = ({ relation }: { relation: string }) => Number(relation === '户主')
  return people
    .filter(({ values }) => values['livesHere'] !== '否')
    .sort((one, other) => isHead(other) - isHead(one))
    .map(({ name, relation, birth_on }) => ({ name, relation, age: ageOn(birth_on, day) }))
}
