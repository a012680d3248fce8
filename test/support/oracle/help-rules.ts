import type { Day } from '../../../src/domain/calendar/day'
import { addMonths } from '../../../src/domain/calendar/months'
import type { Person } from '../../../src/domain/household/facts'
import { anyOf, where, type Answer } from './answer'
import {
  getsAllowance,
  inForce,
  membersOf,
  numberIn,
  ofPerson,
  recordsOfPerson,
  someRecord,
  textIn,
  within,
  type View,
} from './reading'

/** R26 孤儿 */
export function r26(view: View): Answer {
  return someRecord(view, 'assistance', ({ values }) => {
    const orphan = values['category'] === '孤儿' || values['category'] === '事实无人抚养儿童'
    return orphan && values['state'] === '在享' && inForce(view, values['startOn'], values['endOn'])
  })
}

/** R28 新申请救助 */
export function r28(view: View): Answer {
  return someRecord(view, 'assistance', ({ values, date }) => values['state'] === '新申请' && within(view, 3, date))
}

/** R29 救助被停 */
export function r29(view: View): Answer {
  return someRecord(view, 'assistance', ({ values }) => {
    if (values['category'] !== '低保' && values['category'] !== '特困') return false
    if (values['state'] !== '停发') return false
    const endOn = textIn(values['endOn'])
    return endOn === null ? null : within(view, 6, endOn)
  })
}

/** R31 消除后再现; `firing` are the other risk rules that fire. */
export function r31(view: View, firing: readonly string[]): Answer {
  const { clearedOn } = view.facts
  return clearedOn !== null && within(view, 12, clearedOn) && firing.length > 0
}

/** A01 稳定务工: how many members have steady work, and how many may have it. */
export function steadyWorkers(view: View): { readonly sure: number; readonly open: number } {
  const answers = membersOf(view).map((person) => worksSteadily(view, person))
  return {
    sure: answers.filter((answer) => answer === true).length,
    open: answers.filter((answer) => answer === null).length,
  }
}

function worksSteadily(view: View, person: Person): Answer {
  const records = recordsOfPerson(view, 'employment', person)
  if (records.length === 0) return where(numberIn(ofPerson(view, person, 'workMonths')), (months) => months >= 6)
  return records.some((record, index) => {
    if (record.values['state'] !== '在业') return false
    const ends = [view.day, textIn(record.values['endOn']) ?? view.day, records[index + 1]?.date ?? view.day]
    return lastsSixMonths(later(record.date, addMonths(view.day, -12)), earliest(ends))
  })
}

/** Six calendar months lie between, counted backwards from the end as windows are. */
function lastsSixMonths(from: Day, until: Day): boolean {
  return from <= addMonths(until, -6)
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

function earliest(days: readonly Day[]): Day {
  return days.reduce((first, day) => (day < first ? day : first))
}

/** A02–A06: an asset of this kind in force, worth at least `leastFen` where that is asked. */
export function asset(view: View, type: string, leastFen?: number): Answer {
  return someRecord(view, 'assets', ({ values }) => {
    if (values['type'] !== type || !inForce(view, values['startOn'], values['endOn'])) return false
    return leastFen === undefined ? true : where(numberIn(values['value']), (fen) => fen >= leastFen)
  })
}

/** A09 救助或帮扶在位; `firing` are the risk rules that fire. */
export function a09(view: View, firing: readonly string[]): Answer {
  const helped = view.facts.measures.some(
    (measure) => inForce(view, measure.from, measure.until) && measure.answers.some((rule) => firing.includes(rule)),
  )
  return anyOf([getsAllowance(view), helped])
}
