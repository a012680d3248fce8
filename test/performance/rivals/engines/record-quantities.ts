import { ageOn } from '../../../../src/domain/calendar/age'
import { addDays } from '../../../../src/domain/calendar/day-number'
import type { DepartmentRecord } from '../../../../src/domain/household/facts'
import { registerOn, withoutDisputed } from '../../../../src/domain/household/register'
import { after, count, HIGH, inForce, LOW, isWorker, numberIn, type Home } from './home'
import { isValidCard } from './people-quantities'
import type { Quantities } from './quantities'

/** Adds what rules ask about the records of all registered persons. */
export function addRecords(into: Quantities, home: Home): void {
  const { records, register, days, facts } = home
  const { months } = days
  const disasters = after(records('disaster'), months[12])
  const events = after(records('population'), months[12])
  const allowances = count(records('assistance'), (record) => isAllowance(record) && isReceived(record, home))
  const assets = records('assets').filter(({ values }) => inForce(days, values['startOn'], values['endOn']))
  const ofType = (type: string) => count(assets, ({ values }) => values['type'] === type)
  addHouse(into, home)
  addWater(into, home)
  into.allowances = allowances
  into.lowIncome =
    allowances > 0 ||
    register['householdType'] === '脱贫户' ||
    facts.monitored.some(({ from, until }) => inForce(days, from, until))
  into.selfPaid = after(records('medical'), months[12]).reduce(
    (sum, { values }) => sum + (numberIn(values['selfPaid']) ?? 0),
    0,
  )
  into.newMajorIllnesses = count(after(records('illness'), months[12]), ({ values }) => values['category'] === '大病')
  into.newSevereDisabilities = count(
    after(records('disability'), months[12]),
    (record) => (record.values['grade'] === '1' || record.values['grade'] === '2') && isValidCard(record),
  )
  into.strickenWorkers = count(events, (event) => wasAble(home, event))
  into.accidents = count(events, ({ values }) => values['event'] !== '死亡')
  into.losses = count(
    disasters,
    ({ values }) => (numberIn(values['loss']) ?? 0) > 0 || values['houseDamage'] === '一般损坏',
  )
  into.orphans = count(records('assistance'), (record) => isForOrphan(record) && isReceived(record, home))
  into.applications = count(after(records('assistance'), months[3]), ({ values }) => values['state'] === '新申请')
  into.stoppedAllowances = count(records('assistance'), (record) => isAllowance(record) && wasStopped(record, home))
  into.salaried = ofType('财政供养')
  into.businesses = ofType('经商办企')
  into.flats = ofType('商品房')
  into.cars = count(
    assets,
    ({ values }) => values['type'] === '小汽车' && (numberIn(values['value']) ?? 0) >= 5_000_000,
  )
  into.pensions = ofType('职工养老')
}

/** The newest appraisal, else what the register says; and a disaster after which nobody found the house safe. */
function addHouse(into: Quantities, { records, register, days }: Home): void {
  const houses = records('housing')
  const latest = houses.at(-1)?.values ?? { grade: register['dangerGrade'] ?? null }
  const safe = houses.filter(
    ({ values: { grade, handling } }) => grade === 'A' || grade === 'B' || handling === '已改造',
  )
  const safeOn = safe.at(-1)?.date ?? ''
  into.houseGrade = latest['grade'] ?? null
  into.onlyHome = (latest['onlyHome'] ?? '是') === '是'
  into.rebuilt = latest['handling'] === '已改造'
  into.wrecks = count(
    after(records('disaster'), days.months[12]),
    ({ date, values: { houseDamage } }) => (houseDamage === '严重损坏' || houseDamage === '倒塌') && date >= safeOn,
  )
}

/** The newest measurement, else what the register says. */
function addWater(into: Quantities, { records, register, days }: Home): void {
  const latest = after(records('water'), days.months[24]).at(-1)?.values
  into.litresPerDay = numberIn(latest?.['litresPerDay']) ?? HIGH
  into.fetchMinutes = numberIn((latest ?? register)['fetchMinutes']) ?? LOW
  into.waterCutDays = numberIn(latest === undefined ? register['waterCutDays'] : latest['cutDays']) ?? LOW
  into.waterQuality = latest?.['quality'] ?? null
}

function isAllowance({ values: { category } }: DepartmentRecord): boolean {
  return category === '低保' || category === '特困'
}

function isForOrphan({ values: { category } }: DepartmentRecord): boolean {
  return category === '孤儿' || category === '事实无人抚养儿童'
}

function isReceived({ values }: DepartmentRecord, { days }: Home): boolean {
  return values['state'] === '在享' && inForce(days, values['startOn'], values['endOn'])
}

function wasStopped({ values: { state, endOn } }: DepartmentRecord, { days: { months, today } }: Home): boolean {
  return state === '停发' && typeof endOn === 'string' && endOn > months[6] && endOn <= today
}

/** As the register stood the day before. */
function wasAble({ facts }: Home, { personId, date }: DepartmentRecord): boolean {
  const person = facts.people.find((one) => one.personId === personId)
  if (person === undefined) return false
  const before = addDays(date, -1)
  const age = ageOn(person.birthOn, before)
  return (
    age >= 16 && age <= 59 && isWorker(withoutDisputed(facts, personId, registerOn(person, before))['labour']) === true
  )
}
