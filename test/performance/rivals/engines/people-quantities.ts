import { addMonths } from '../../../../src/domain/calendar/months'
import type { DepartmentRecord } from '../../../../src/domain/household/facts'
import { count, LOW, numberIn, type Home, type Member } from './home'
import type { Days } from './days'
import type { Quantities } from './quantities'

const BEYOND_SCHOOL = ['高中', '中职', '高职', '本科']

/** Adds what rules ask about members. */
export function addPeople(into: Quantities, { members, days }: Home): void {
  const pupils = members.map((member) => ({ member, record: schooling(member, days) }))
  const labour = members.some((member) => member.labour === null) ? null : count(members, (one) => one.labour === true)
  into.dropouts = count(pupils, ({ member, record }) => isDropout(member, record, days))
  into.uninsured = count(members, (member) => member.person.birthOn <= days.ago90 && isUninsured(member, days))
  into.chronicPeople = count(members, (one) => has(one, '长期慢性病') || one.records('illness').some(isChronic))
  into.disabledPeople = count(members, (one) => has(one, '残疾') || one.records('disability').some(isValidCard))
  into.helplessElders = count(
    members,
    ({ person, values }) => person.birthOn <= days.years[60] && values['cannotSelfCare'] === '是',
  )
  into.perhapsAble = count(members, ({ able }) => able !== false)
  into.ablePeople = count(members, ({ able }) => able === true)
  into.perhapsAtWork = count(members, (member) => member.able !== false && !isIdle(member, days))
  into.keptFromWork = count(
    members,
    ({ person, values, able }) => values['workState'] === '无法务工' && (person.relation === '户主' || able === true),
  )
  into.schoolCost = pupils.reduce((sum, { record }) => sum + costOf(record), 0)
  into.students = count(
    pupils,
    ({ record }) => record?.values['state'] === '在读' && BEYOND_SCHOOL.includes(String(record.values['stage'])),
  )
  into.labour = labour ?? LOW
  into.dependantsAboveThrice = labour === null ? LOW : members.length - 4 * labour
  into.steadyWorkers = count(members, (member) => worksSteadily(member, days))
}

/** The latest record of schooling, while its school year counts. */
function schooling(member: Member, { year }: Days): DepartmentRecord | undefined {
  const latest = member.records('education').reduce<DepartmentRecord | undefined>((last, record) => {
    const isOlder = last !== undefined && String(record.values['schoolYear']) < String(last.values['schoolYear'])
    return isOlder ? last : record
  }, undefined)
  return latest !== undefined && Number(String(latest.values['schoolYear']).slice(5)) >= year ? latest : undefined
}

function isDropout({ person }: Member, record: DepartmentRecord | undefined, { years }: Days): boolean {
  if (person.birthOn > years[6] || person.birthOn <= years[16]) return false
  const state = record?.values['state']
  return state === '辍学' || (state === '未入学' && person.birthOn <= years[7])
}

function isUninsured({ records, values }: Member, { today, year }: Days): boolean {
  const statesOf = (wanted: number) =>
    records('insurance').flatMap((record) => (record.values['year'] === wanted ? [record.values['state']] : []))
  const thisYear = statesOf(year)
  if (thisYear.length > 0) return !thisYear.includes('正常')
  const lastYear = today <= `${year}-03-31` ? statesOf(year - 1) : []
  return lastYear.length > 0 ? !lastYear.includes('正常') : values['insured'] === '否'
}

function has({ values }: Member, word: string): boolean {
  const health = values['health']
  return Array.isArray(health) && health.includes(word)
}

function isChronic({ values }: DepartmentRecord): boolean {
  return values['category'] === '慢性病'
}

export function isValidCard({ values }: DepartmentRecord): boolean {
  return (values['state'] ?? '有效') === '有效'
}

function isIdle({ records }: Member, { ago90 }: Days): boolean {
  const latest = records('employment').at(-1)
  const state = latest?.values['state']
  return latest !== undefined && (state === '失业' || state === '未就业') && latest.date <= ago90
}

function costOf(record: DepartmentRecord | undefined): number {
  if (record === undefined) return 0
  return Math.max(0, (numberIn(record.values['selfPaid']) ?? 0) - (numberIn(record.values['aid']) ?? 0))
}

function worksSteadily({ records, values }: Member, { today, months }: Days): boolean {
  const spells = records('employment')
  if (spells.length === 0) return (numberIn(values['workMonths']) ?? 0) >= 6
  return spells.some(({ date, values: { state, endOn } }, place) => {
    if (state !== '在业') return false
    const next = spells[place + 1]?.date ?? today
    const stop = typeof endOn === 'string' && endOn < next ? endOn : next
    const start = date > months[12] ? date : months[12]
    return start <= addMonths(stop < today ? stop : today, -6)
  })
}
