import { sql } from 'kysely'
import type { Signatory } from '../../../src/domain/case/decide-authorise'
import type { Tx } from '../database/scope'

interface HouseholdPerson extends Signatory {
  /** 劳动技能 as the register has it. */
  readonly labour: string | null
}

/** Who lives in the household by the register: 共同生活 not 否, and no record of a death. The oldest first. */
export async function listHouseholdPeople(
  tx: Tx,
  county: string,
  householdId: string,
): Promise<readonly HouseholdPerson[]> {
  const { rows } = await sql<HouseholdPerson>`
    SELECT person_id AS "personId", name, birth_on AS "birthOn", "values" ->> 'labour' AS labour FROM person
    WHERE county_code = ${county} AND household_id = ${householdId}
      AND "values" ->> 'livesHere' IS DISTINCT FROM '否' AND NOT EXISTS (
        SELECT FROM department_record AS death WHERE death.county_code = ${county} AND death.person_id = person.person_id
          AND death.feed = 'population' AND death."values" ->> 'event' = '死亡'
          AND death.disputed_content IS DISTINCT FROM death.content)
    ORDER BY birth_on, person_id`.execute(tx)
  return rows
}

const WITHOUT_LABOUR: readonly (string | null)[] = ['丧失劳动力', '无劳动力']

/** False only when the register says of everybody that they cannot work: what it does not say is for the visit to see. */
export function someCanWork(people: readonly HouseholdPerson[]): boolean {
  return people.some(({ labour }) => !WITHOUT_LABOUR.includes(labour))
}
