import { sql } from 'kysely'
import { countFollowed } from '../../../cloudfunctions/server/progress/count-followed'
import { plansOf } from '../../support/plans'
import { MONDAY } from '../../support/open-functions'
import { BAIYANG, COUNTY, LIUJIA, openOffice, TOWN, type Office } from '../../support/open-office'

let office: Office

/** 3,000 households of three villages that were included, helped and cleared; every hundredth is about to be cleared a second time. */
beforeAll(async () => {
  office = await openOffice()
  const village = sql`(ARRAY['610999101201', '610999101202', '610999102201'])[1 + i % 3]`
  const known = sql`county_code, household_id, village_code`
  const again = sql`FROM household WHERE right(household_no, 2) = '00'`
  const one = sql`county_code, gen_random_uuid()`
  for (const statement of [
    sql`INSERT INTO household (county_code, household_id, household_no, village_code, head_name, head_id_hash, "values", content)
      SELECT ${COUNTY}, gen_random_uuid(), 'H' || (100000 + i), ${village}, '张', i, '{}', '' FROM generate_series(1, 3000) AS i`,
    sql`INSERT INTO household_case (county_code, case_id, household_id, village_code, case_no, level, kind, variant, state, risks,
        opened_on, reached_on, due_on, hard_due_on, announced_on)
      SELECT ${one}, household_id, village_code, household_no, 'village', 'clearance', 'ordinary', 'announced', '{}',
        '2025-01-01', '2025-02-01', '2025-02-01', '2025-02-01', '2025-02-01' FROM household`,
    sql`INSERT INTO monitored_household (${known}, from_on, case_id, clearance_id, until_on, risks,
        from_village, from_people, until_village, until_people)
      SELECT ${known}, '2024-01-01', case_id, case_id, '2025-02-01', '{}', village_code, 3, village_code, 3 FROM household_case`,
    sql`INSERT INTO measure (county_code, measure_id, household_id, village_code, class_code, item, answers, department, state,
        planned_on, start_by, started_on, ended_on)
      SELECT ${one}, household_id, village_code, 'M02', '公益岗位', '{}', '', 'ended', '2024-01-01', '2024-01-01', '2024-01-01', '2025-01-01' FROM household`,
    sql`INSERT INTO monitored_household (${known}, from_on, case_id, risks, from_village, from_people)
      SELECT ${known}, '2026-01-01', (SELECT case_id FROM household_case AS first WHERE first.household_id = household.household_id),
        '{}', village_code, 3 ${again}`,
    sql`INSERT INTO household_case (county_code, case_id, household_id, village_code, case_no, level, kind, variant, state, risks,
        opened_on, reached_on, due_on, hard_due_on)
      SELECT ${one}, household_id, village_code, 'N' || household_no, 'village', 'clearance', 'ordinary', 'visited', '{}',
        '2026-11-02', '2026-11-16', '2026-11-27', '2026-12-24' ${again}`,
    sql`INSERT INTO measure (county_code, measure_id, household_id, village_code, class_code, item, answers, department, state,
        planned_on, start_by, until_on, started_on)
      SELECT ${one}, household_id, village_code, 'M04', '医疗救助', '{}', '', 'inForce', '2026-01-01', '2026-01-01',
        DATE '2026-11-22' + right(household_no, 4)::int / 100 % 2, '2026-01-01' ${again}`,
    sql`ANALYZE`,
  ])
    await statement.execute(office.owner)
})
afterAll(() => office.close())

const count = (area: string, day = MONDAY) => office.inCounty(COUNTY, (tx) => countFollowed(tx, COUNTY, area, day))

test.each([
  [COUNTY, 30],
  [TOWN, 20],
  [BAIYANG, 10],
  [LIUJIA, 10],
])('what runs, is monitored and is helped in %s is counted, and nothing that is over', async (area, followed) => {
  const counted = await count(area)
  expect(counted).toMatchObject({ casesLate: 0, monitored: followed, cases: { inclusion: { opened: 0 } } })
  expect(counted.cases.clearance).toEqual({ ...NONE, visited: followed })
  // Half of the terms ended on the day before.
  expect(counted.measures).toEqual({ planned: 0, inForce: followed / 2 })
})
const NONE = { proposed: 0, visited: 0, assembled: 0, noticed: 0, reviewed: 0, approved: 0 }

test('late is counted as of a day', async () => {
  expect(await count(TOWN, '2026-11-27')).toMatchObject({ casesLate: 0 })
  expect(await count(TOWN, '2026-11-28')).toMatchObject({ casesLate: 20 })
})

test.each([COUNTY, TOWN, BAIYANG])('each count of %s is a range of its index', async (area) => {
  const plans = await plansOf(() => count(area))
  const indexes = ['household_case_running_in_village', 'monitored_household_in_village', 'measure_open_in_village']
  expect(plans).toHaveLength(indexes.length)
  for (const [place, index] of indexes.entries())
    expect(plans[place]).toMatch(new RegExp(`Index .*(using|on) ${index}\\b`))
})
