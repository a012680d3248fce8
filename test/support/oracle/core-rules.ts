import type { DepartmentRecord, Person } from '../../../src/domain/household/facts'
import { anyOf, where, type Answer } from './answer'
import {
  age,
  daysSince,
  isDelivered,
  membersOf,
  numberIn,
  ofHousehold,
  ofPerson,
  recordsOf,
  recordsOfPerson,
  someRecord,
  textIn,
  within,
  type View,
} from './reading'

/** Latest `education` record of a person; null when there is none or its school year is over. */
export function schooling(view: View, person: Person): DepartmentRecord | null {
  const records = recordsOfPerson(view, 'education', person)
  const newestFirst = records.sort((a, b) => {
    const [yearA, yearB] = [String(a.values['schoolYear']), String(b.values['schoolYear'])]
    if (yearA !== yearB) return yearA < yearB ? 1 : -1
    if (a.date !== b.date) return a.date < b.date ? 1 : -1
    return b.delivered - a.delivered
  })
  const latest = newestFirst[0]
  if (latest === undefined) return null
  const lastDay = `${String(latest.values['schoolYear']).slice(5)}-12-31`
  return view.day <= lastDay ? latest : null
}

/** R01 失学辍学 */
export function r01(view: View): Answer {
  const children = membersOf(view).filter((person) => age(view, person) >= 6 && age(view, person) <= 15)
  return anyOf(
    children.map((child) => {
      const record = schooling(view, child)
      if (record === null) return null
      const state = record.values['state']
      return state === '辍学' || (state === '未入学' && age(view, child) >= 7)
    }),
  )
}

/** R02 未参加基本医保 */
export function r02(view: View): Answer {
  const old = membersOf(view).filter((person) => daysSince(view, person.birthOn) >= 90)
  return anyOf(old.map((person) => isUninsured(view, person)))
}

function isUninsured(view: View, person: Person): Answer {
  const year = Number(view.day.slice(0, 4))
  const statesOf = (wanted: number) =>
    recordsOfPerson(view, 'insurance', person)
      .filter((record) => record.values['year'] === wanted)
      .map((record) => record.values['state'])
  const thisYear = statesOf(year)
  if (thisYear.length > 0) return !thisYear.includes('正常')
  const lastYear = statesOf(year - 1)
  if (lastYear.length > 0 && view.day <= `${year}-03-31`) return !lastYear.includes('正常')
  const insured = textIn(ofPerson(view, person, 'insured'))
  return insured === null ? null : insured === '否'
}

/** R03 住房不安全 */
export function r03(view: View): Answer {
  const houses = recordsOf(view, 'housing')
  const latest = houses.at(-1)
  const wreck = someRecord(view, 'disaster', (disaster) => {
    const damage = disaster.values['houseDamage']
    if (damage !== '严重损坏' && damage !== '倒塌') return false
    if (!within(view, 12, disaster.date)) return false
    const madeSafe = houses.some((house) => {
      const { grade, handling } = house.values
      return house.date > disaster.date && (grade === 'A' || grade === 'B' || handling === '已改造')
    })
    return !madeSafe
  })
  if (latest !== undefined) {
    const { grade, onlyHome, handling } = latest.values
    const unsafe = (grade === 'C' || grade === 'D') && onlyHome !== '否' && handling !== '已改造'
    return anyOf([unsafe, wreck])
  }
  const registerGrade = textIn(ofHousehold(view, 'dangerGrade'))
  return anyOf([wreck, registerGrade === null ? null : registerGrade === 'C' || registerGrade === 'D'])
}

/** R04 饮水不安全 */
export function r04(view: View): Answer {
  const latest = recordsOf(view, 'water')
    .filter((record) => within(view, 24, record.date))
    .at(-1)
  if (latest === undefined) {
    return anyOf([
      where(numberIn(ofHousehold(view, 'fetchMinutes')), (minutes) => minutes > 20),
      where(numberIn(ofHousehold(view, 'waterCutDays')), (days) => days > 36),
    ])
  }
  const { litresPerDay, fetchMinutes, quality, cutDays } = latest.values
  return anyOf([
    where(numberIn(litresPerDay), (litres) => litres < 35),
    where(numberIn(fetchMinutes), (minutes) => minutes > 20),
    textIn(quality) === null ? null : quality === '不合格',
    where(numberIn(cutDays), (days) => days > 36),
  ])
}

/** Σ 个人自付 of 12 months in fen; null before the county has delivered settlements. */
export function medicalSelfPaid(view: View): number | null {
  if (!isDelivered(view, 'medical')) return null
  return recordsOf(view, 'medical')
    .filter((record) => within(view, 12, record.date))
    .reduce((sum, record) => sum + (numberIn(record.values['selfPaid']) ?? 0), 0)
}
