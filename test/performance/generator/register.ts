import { BAND_SHARES, incomeColumns } from '../../../cloudfunctions/local/demo/incomes'
import { schoolStage } from '../../../cloudfunctions/local/demo/family'
import type { Row } from '../../../cloudfunctions/local/demo/draft'
import { everyHome, householdNoOf, villageOf, type City, type Home } from './city'
import { drawsOf } from './draw'
import { idNumberOf, isOfWorkingAge, nameOf, residentsOf, type Resident } from './people'

const CITY_CODE = '6109'

export function* areaRows({ counties }: City): Generator<Row> {
  yield { code: '61', name: '陕西省', parentCode: null }
  yield { code: CITY_CODE, name: '试验市', parentCode: '61' }
  for (const { code, villages } of counties) {
    yield { code, name: `试验县${code.slice(4)}`, parentCode: CITY_CODE }
    for (const township of townshipsOf(villages)) {
      yield { code: township, name: `试验镇${township.slice(6)}`, parentCode: code }
    }
    for (const village of villages) {
      yield { code: village, name: `试验村${village.slice(6)}`, parentCode: village.slice(0, 9) }
    }
  }
}

export function townshipsOf(villages: readonly string[]): readonly string[] {
  return [...new Set(villages.map((village) => village.slice(0, 9)))]
}

/** Somebody for every village, township and county, under the identity `bench-<area>`. */
export function* staffRows({ counties }: City): Generator<Row> {
  for (const { code, villages } of counties) {
    yield staff('县级干部', code)
    for (const township of townshipsOf(villages)) yield staff('乡镇干部', township)
    for (const village of villages) yield staff('村干部', village)
  }
}

export function identityOf(areaCode: string): string {
  return `bench-${areaCode}`
}

function staff(role: string, areaCode: string): Row {
  return { name: role, phone: `0${areaCode.slice(2).padEnd(10, '0')}`, role, areaCode, openid: identityOf(areaCode) }
}

export function* householdRows(city: City): Generator<Row> {
  for (const home of everyHome(city)) yield householdRow(home)
}

/** A fifth earn less than the monitoring line and a fifth are 脱贫户; what else is a hardship comes from the departments. */
function householdRow(home: Home): Row {
  const draws = drawsOf(home.county.index, home.number, 3)
  const residents = residentsOf(home)
  const [head] = residents
  if (head === undefined) throw new Error('A household without a head')
  return {
    householdNo: householdNoOf(home),
    villageCode: villageOf(home),
    group: `${1 + draws.int(8)}组`,
    headIdNumber: idNumberOf(head),
    headName: nameOf(head),
    address: `试验村${1 + draws.int(300)}号`,
    phone: `139${home.county.index}${String(home.number).padStart(7, '0')}`,
    householdType: draws.chance(220) ? '脱贫户' : '一般农户',
    farmlandMu: 1 + draws.int(9),
    forestMu: draws.int(40),
    housingArea: 15 * residents.length + 30 + draws.int(70),
    housingStructure: draws.pick(['砖混', '砖木', '土木']),
    dangerGrade: draws.chance(700) ? 'A' : 'B',
    waterSource: draws.chance(940) ? '自来水' : '井水',
    fetchMinutes: 0,
    waterCutDays: draws.int(8),
    ...incomeColumns(draws, draws.weighted(BAND_SHARES), residents.length),
  }
}

export function* memberRows(city: City): Generator<Row> {
  for (const home of everyHome(city)) for (const resident of residentsOf(home)) yield memberRow(resident)
}

function memberRow(resident: Resident): Row {
  const { home, age, relation, male } = resident
  const draws = drawsOf(home.county.index, home.number, 4, age * 2 + (male ? 1 : 0))
  const works = isOfWorkingAge(resident) && draws.chance(600)
  return {
    householdNo: householdNoOf(home),
    name: nameOf(resident),
    idNumber: idNumberOf(resident),
    relation,
    health: age >= 55 && draws.chance(250) ? '长期慢性病' : '健康',
    labour: labourOf(resident),
    schooling: schoolStage(age) ?? '非在校生',
    workState: works ? '务工' : '未务工',
    workMonths: works ? 6 + draws.int(6) : null,
    insured: '是',
    livesHere: '是',
    cannotSelfCare: '否',
  }
}

function labourOf(resident: Resident): string {
  if (isOfWorkingAge(resident)) return '普通劳动力'
  return resident.age >= 60 && resident.age < 72 ? '弱劳动力或半劳动力' : '无劳动力'
}
