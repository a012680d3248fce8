import { ageOn } from '../../../src/domain/calendar/age'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { Day } from '../../../src/domain/calendar/day'
import type { FieldValues, Person } from '../../../src/domain/household/facts'
import { allOf, anyOf, atLeast, not, where, type Answer } from './answer'
import { medicalSelfPaid } from './core-rules'
import {
  age,
  isAble,
  isAbleWith,
  isDelivered,
  isLowIncome,
  membersOf,
  ofPerson,
  recordsOfPerson,
  registered,
  someRecord,
  textIn,
  within,
  type View,
} from './reading'

/** R05 自付医疗特别大 */
export function r05(view: View): Answer {
  const most = isLowIncome(view) ? 1_000_000 : 2_600_000
  return where(medicalSelfPaid(view), (fen) => fen > most)
}

/** R06 自付医疗较大 */
export function r06(view: View): Answer {
  const [least, most] = isLowIncome(view) ? [500_000, 1_000_000] : [1_000_000, 2_600_000]
  return where(medicalSelfPaid(view), (fen) => fen >= least && fen <= most)
}

/** R07 新确诊大病 */
export function r07(view: View): Answer {
  return someRecord(view, 'illness', (record) => record.values['category'] === '大病' && within(view, 12, record.date))
}

/** R08 慢性病多人 */
export function r08(view: View): Answer {
  return atLeast(
    2,
    membersOf(view).map((person) =>
      anyOf([
        recordsOfPerson(view, 'illness', person).some((record) => record.values['category'] === '慢性病') ||
          silent(view, 'illness'),
        hasHealth(view, person, '长期慢性病'),
      ]),
    ),
  )
}

/** What the lack of a record says. */
function silent(view: View, feed: string): Answer {
  return isDelivered(view, feed) ? false : null
}

function hasHealth(view: View, person: Person, word: string): Answer {
  const health = ofPerson(view, person, 'health')
  return typeof health === 'object' && health !== null ? health.includes(word) : null
}

function isValidCard(values: FieldValues): boolean {
  return (values['state'] ?? '有效') === '有效'
}

/** R09 新增重度残疾 */
export function r09(view: View): Answer {
  return someRecord(view, 'disability', ({ values, date }) => {
    const severe = values['grade'] === '1' || values['grade'] === '2'
    return severe && isValidCard(values) && within(view, 12, date)
  })
}

/** R10 一户多残 */
export function r10(view: View): Answer {
  return atLeast(
    2,
    membersOf(view).map((person) =>
      anyOf([
        recordsOfPerson(view, 'disability', person).some(({ values }) => isValidCard(values)) ||
          silent(view, 'disability'),
        hasHealth(view, person, '残疾'),
      ]),
    ),
  )
}

/** R11 失能老人无人照料 */
export function r11(view: View): Answer {
  const members = membersOf(view)
  const needsCare = members
    .filter((person) => age(view, person) >= 60)
    .map((person) => {
      const word = textIn(ofPerson(view, person, 'cannotSelfCare'))
      return word === null ? null : word === '是'
    })
  return allOf([anyOf(needsCare), not(anyOf(members.map((person) => isAble(view, person))))])
}

/** R12 主要劳动力伤亡 */
export function r12(view: View): Answer {
  return someRecord(view, 'population', (event) => {
    const person = view.facts.people.find(({ personId }) => personId === event.personId)
    if (person === undefined || !within(view, 12, event.date)) return false
    const dayBefore = addDays(event.date, -1)
    const labour = textIn(registered(view, person.personId, valuesOn(person, dayBefore), 'labour'))
    return isAbleWith(ageOn(person.birthOn, dayBefore), labour)
  })
}

/** The register's values of a person as they stood on a day: of the former ones that still stood, the earliest to end. */
function valuesOn(person: Person, day: Day): FieldValues {
  const standing = person.former.filter(({ until }) => until >= day).sort((a, b) => (a.until < b.until ? -1 : 1))
  return standing[0]?.values ?? person.values
}
