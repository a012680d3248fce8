import { everybody, type FamilyDraft, type FileRow, type PersonDraft, type Row } from './draft'
import { incomeColumns, type IncomeBand } from './incomes'
import { DEMO_AREAS } from './places'
import type { Random } from './random'

export interface HouseholdDraft {
  readonly row: Row
  readonly family: FamilyDraft
}

const GROUPS = ['一组', '二组', '三组', '四组'] as const
const STRUCTURES = ['砖混', '砖木', '土木'] as const

/**
 * A household and its register line. One in five is 脱贫户 (22 % in the published county); nothing in the columns is a
 * hardship but, by its band, the income.
 * @param number counts from 1 over the county
 * @param differs columns that a story wants otherwise
 */
export function makeHousehold(
  random: Random,
  number: number,
  villageCode: string,
  family: FamilyDraft,
  band: IncomeBand,
  differs: Row = {},
): HouseholdDraft {
  const people = everybody(family).filter((person) => person.row['livesHere'] !== '否').length
  const village = DEMO_AREAS.find((area) => area.code === villageCode)?.name ?? ''
  const group = random.pick(GROUPS)
  return {
    family,
    row: {
      householdNo: `YS${String(number).padStart(4, '0')}`,
      villageCode,
      group,
      headIdNumber: family.head.idNumber,
      headName: family.head.name,
      address: `${village}${group}${1 + random.int(90)}号`,
      phone: `1390001${String(number).padStart(4, '0')}`,
      householdType: random.chance(220) ? '脱贫户' : '一般农户',
      farmlandMu: 1 + random.int(9),
      forestMu: random.int(40),
      housingArea: 15 * people + 30 + random.int(70),
      housingStructure: random.pick(STRUCTURES),
      dangerGrade: random.chance(700) ? 'A' : 'B',
      waterSource: random.chance(940) ? '自来水' : '井水',
      fetchMinutes: 0,
      waterCutDays: random.int(8),
      ...incomeColumns(random, band, people),
      compliantSelfPaid: null,
      accountedUntil: null,
      ...differs,
    },
  }
}

/** The lines of a household in the two register files. */
export function registerRows({ row, family }: HouseholdDraft): readonly FileRow[] {
  return [
    { feed: 'households', row },
    ...everybody(family).map((person) => ({ feed: 'members', row: memberRow(row, person) })),
  ]
}

function memberRow(household: Row, person: PersonDraft): Row {
  return {
    householdNo: household['householdNo'] ?? null,
    name: person.name,
    idNumber: person.idNumber,
    relation: person.relation,
    ...person.row,
  }
}
