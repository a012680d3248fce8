import { monthOf, yearOf, type Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import { everybody, type FileRow, type PersonDraft, type Row } from './draft'
import { schoolStage } from './family'
import type { HouseholdDraft } from './household'
import type { Random } from './random'

/**
 * What the departments know about a household to which nothing in particular has happened, delivered on `day`: everybody
 * insured, the children at school, small bills, jobs, sound houses. Shares of bills, jobs and surveyed houses are assumptions.
 */
export function ordinaryRecords(random: Random, household: HouseholdDraft, day: Day): readonly FileRow[] {
  const { head } = household.family
  const people = everybody(household.family)
  return [
    ...people.map((person) => insurance(person, day)),
    ...people.flatMap((person) => schooling(random, person, day)),
    ...people.flatMap((person) => job(random, person, day)),
    ...(random.chance(250) ? [smallBill(random, household, day)] : []),
    ...(random.chance(300) ? [survey(random, household, day)] : []),
    ...(random.chance(600) ? [water(random, head, day)] : []),
  ]
}

export function about(person: PersonDraft): Row {
  return { idNumber: person.idNumber, name: person.name }
}

/** A number of a department's own for something of this household, such as a settlement or an appraisal. */
export function ownNumber(prefix: string, household: HouseholdDraft): string {
  return `${prefix}-${household.row['householdNo']}`
}

function insurance(person: PersonDraft, day: Day): FileRow {
  return {
    feed: 'insurance',
    row: { ...about(person), year: yearOf(day), scheme: '城乡居民基本医疗保险', state: '正常' },
  }
}

export function schoolYearOf(day: Day): string {
  const first = monthOf(day) >= 9 ? yearOf(day) : yearOf(day) - 1
  return `${first}-${first + 1}`
}

/** What a year of school costs after the free years begin to cost something, yuan: fee and aid (assumptions). */
const SCHOOL_COSTS: Readonly<Record<string, readonly [fee: number, aid: number]>> = {
  学前: [2400, 0],
  小学: [300, 0],
  初中: [500, 0],
  高中: [3200, 1000],
  高职: [7800, 3300],
}

function schooling(random: Random, person: PersonDraft, day: Day): readonly FileRow[] {
  const stage = schoolStage(person.age)
  if (stage === null) return []
  const [fee, aid] = SCHOOL_COSTS[stage] ?? [0, 0]
  const row = {
    ...about(person),
    schoolYear: schoolYearOf(day),
    stage,
    school: ['高中', '高职'].includes(stage) ? '演示县职业学校' : '青溪镇中心学校',
    state: '在读',
    selfPaid: fee + 10 * random.int(20),
    aid,
    updatedOn: addDays(day, -3 - random.int(20)),
  }
  return [{ feed: 'education', row }]
}

function job(random: Random, person: PersonDraft, day: Day): readonly FileRow[] {
  if (person.row['workState'] !== '务工' || random.chance(300)) return []
  const row = {
    ...about(person),
    state: '在业',
    employer: random.pick(['青溪建材厂', '县城制衣厂', '家政服务公司', '物流公司']),
    place: person.row['workPlace'] ?? null,
    startOn: addDays(day, -220 - random.int(900)),
    endOn: null,
    monthlyWage: 2600 + 100 * random.int(30),
  }
  return [{ feed: 'employment', row }]
}

/** Small enough to stay below every line, also that of the low-income group. */
function smallBill(random: Random, household: HouseholdDraft, day: Day): FileRow {
  const person = random.pick([household.family.head, ...household.family.others])
  const selfPaid = 200 + 10 * random.int(380)
  const row = {
    settlementNo: ownNumber('YB', household),
    ...about(person),
    settledOn: addDays(day, -5 - random.int(300)),
    visitType: random.pick(['住院', '门诊', '门慢特']),
    disease: null,
    totalCost: selfPaid * 4,
    basicPaid: selfPaid * 3,
    seriousPaid: 0,
    aidPaid: 0,
    selfPaid,
  }
  return { feed: 'medical', row }
}

function survey(random: Random, household: HouseholdDraft, day: Day): FileRow {
  const row = {
    appraisalNo: ownNumber('FW', household),
    ...about(household.family.head),
    grade: random.chance(600) ? 'A' : 'B',
    appraisedOn: addDays(day, -100 - random.int(900)),
    onlyHome: '是',
    floorArea: 80 + random.int(90),
    handling: null,
  }
  return { feed: 'housing', row }
}

function water(random: Random, head: PersonDraft, day: Day): FileRow {
  const row = {
    ...about(head),
    measuredOn: addDays(day, -20 - random.int(300)),
    litresPerDay: 55 + random.int(60),
    fetchMinutes: random.int(6),
    quality: '合格',
    cutDays: random.int(10),
  }
  return { feed: 'water', row }
}
