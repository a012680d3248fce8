import type { Day } from '../../../src/domain/calendar/day'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { FamilyDraft, PersonDraft, Row } from './draft'
import { givenName, SURNAMES } from './names'
import type { Random } from './random'

/** A person to be made: relation to the head, age in years, and what differs from an ordinary person of that age. */
export interface Wanted {
  readonly relation: string
  readonly age: number
  readonly row?: Row
}

const MALE_RELATIONS = ['户主', '之子', '之父', '之孙']

interface FamilyMaker {
  (random: Random, wanted: readonly [Wanted, ...Wanted[]]): FamilyDraft
}

/** Makes families as they are on `day`. Parents and wives keep their own surnames, as people do. */
export function createFamilyMaker(day: Day, idNumber: (birthOn: Day, male: boolean) => string): FamilyMaker {
  function person(random: Random, wanted: Wanted, surname: string): PersonDraft {
    const male = MALE_RELATIONS.includes(wanted.relation)
    // 30 days on either side keep clear of the birthday, so that nobody's age differs between the deliveries of the demo.
    const birthOn = addDays(day, -(Math.floor((wanted.age * 1461) / 4) + 30 + random.int(300)))
    return {
      idNumber: idNumber(birthOn, male),
      name: `${surname}${givenName(random, male)}`,
      relation: wanted.relation,
      age: wanted.age,
      row: { ...ordinaryColumns(random, wanted.age), ...wanted.row },
    }
  }
  return (random, [head, ...others]) => {
    const surname = random.pick(SURNAMES)
    const ofTheHouse = (relation: string): string =>
      ['配偶', '之母'].includes(relation) ? random.pick(SURNAMES) : surname
    return {
      head: person(random, head, surname),
      others: others.map((wanted) => person(random, wanted, ofTheHouse(wanted.relation))),
    }
  }
}

/** Columns of the members file for somebody of that age. The shares are assumptions: no survey was found that gives them. */
function ordinaryColumns(random: Random, age: number): Row {
  const workAge = age >= 16 && age < 60
  const student = schoolStage(age) !== null
  const worksAway = workAge && !student && random.chance(600)
  return {
    health: age >= 55 && random.chance(250) ? '长期慢性病' : '健康',
    labour: labourOf(random, age, student),
    schooling: schoolStage(age) ?? '非在校生',
    workState: worksAway ? '务工' : '未务工',
    workPlace: worksAway ? random.pick(['县内', '市内', '省内', '省外']) : null,
    workMonths: worksAway ? 6 + random.int(6) : null,
    insured: '是',
    livesHere: '是',
    cannotSelfCare: '否',
  }
}

function labourOf(random: Random, age: number, student: boolean): string {
  if (age < 16 || age >= 72 || student) return '无劳动力'
  if (age >= 60) return '弱劳动力或半劳动力'
  return random.chance(120) ? '技能劳动力' : '普通劳动力'
}

/** The school that somebody of that age goes to, or null. */
export function schoolStage(age: number): string | null {
  if (age < 4 || age > 20) return null
  if (age < 6) return '学前'
  if (age < 12) return '小学'
  if (age < 15) return '初中'
  return age < 18 ? '高中' : '高职'
}
