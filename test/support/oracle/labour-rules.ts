import type { Person } from '../../../src/domain/household/facts'
import { allOf, anyOf, not, where, type Answer } from './answer'
import { schooling } from './core-rules'
import {
  daysSince,
  isAble,
  isLabour,
  membersOf,
  numberIn,
  ofPerson,
  recordsOfPerson,
  someRecord,
  textIn,
  within,
  type View,
} from './reading'

/** R18 多子女非义务教育. Where no member has a record nobody knows. */
export function r18(view: View): Answer {
  const records = membersOf(view).flatMap((person) => schooling(view, person) ?? [])
  if (records.length === 0) return null
  const stages = ['高中', '中职', '高职', '本科']
  const students = records.filter(
    ({ values }) => values['state'] === '在读' && stages.includes(String(values['stage'])),
  )
  return students.length >= 2
}

/** R19 务工全失 */
export function r19(view: View): Answer {
  const members = membersOf(view)
  return allOf([
    anyOf(members.map((person) => isAble(view, person))),
    ...members.map((person) => anyOf([not(isAble(view, person)), isOutOfWork(view, person)])),
  ])
}

function isOutOfWork(view: View, person: Person): Answer {
  const latest = recordsOfPerson(view, 'employment', person).at(-1)
  if (latest === undefined) return null
  const idle = latest.values['state'] === '失业' || latest.values['state'] === '未就业'
  return idle && daysSince(view, latest.date) >= 90
}

/** R20 主要劳动力不能务工 */
export function r20(view: View): Answer {
  return anyOf(
    membersOf(view).map((person) => {
      const state = textIn(ofPerson(view, person, 'workState'))
      const counts = anyOf([person.relation === '户主', isAble(view, person)])
      return allOf([counts, state === null ? null : state === '无法务工'])
    }),
  )
}

/** R21 因灾损失 */
export function r21(view: View): Answer {
  return someRecord(view, 'disaster', ({ values, date }) => {
    if (!within(view, 12, date)) return false
    const loss = numberIn(values['loss'])
    return anyOf([loss === null ? null : loss > 0, values['houseDamage'] === '一般损坏'])
  })
}

/** R23 意外致残伤亡 */
export function r23(view: View): Answer {
  return someRecord(view, 'population', ({ values, date }) => values['event'] !== '死亡' && within(view, 12, date))
}

/** How many members are labour; null while 劳动技能 of one is blank. */
function labourOf(view: View): number | null {
  const answers = membersOf(view).map((person) => isLabour(view, person))
  return answers.includes(null) ? null : answers.filter((answer) => answer === true).length
}

/** R24 整户无劳动能力 */
export function r24(view: View): Answer {
  return where(labourOf(view), (labour) => labour === 0)
}

/** R25 抚养比高 */
export function r25(view: View): Answer {
  const members = membersOf(view).length
  return where(labourOf(view), (labour) => labour > 0 && members - labour >= 3 * labour)
}
