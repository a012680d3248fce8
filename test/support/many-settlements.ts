import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { addDays } from '../../src/domain/calendar/day-number'
import { checkCharacter } from '../../src/domain/comparison/id-number'

const HEADER =
  '结算流水号,身份证号,姓名,结算日期,就医类型,病种,医疗总费用,基本医保支付,大病保险支付,医疗救助支付,个人自付\n'
const VISITS = ['住院', '门诊', '门慢特'] as const
const LINES_A_PIECE = 1000
/** One line in a hundred is wrong, each time in another way. */
const WRONG_EVERY = 100

interface Settlements {
  readonly lines: number
  /** People whom the bills are about: bills of one person lie far apart. */
  readonly people: number
}

/** Writes a medical file of any length, piece by piece; the same numbers give the same bytes. */
export async function writeSettlements(path: string, settlements: Settlements): Promise<void> {
  await pipeline(Readable.from(pieces(settlements)), createWriteStream(path))
}

/** Writes the register of the first people, five to a household, in one village. */
export function registerOf(people: number): { readonly households: string; readonly members: string } {
  const all = Array.from({ length: people }, (_, n) => ({
    idNumber: numberOfPerson(n),
    householdNo: `H${Math.floor(n / 5)}`,
  }))
  const heads = all.filter((_, n) => n % 5 === 0)
  const households = heads.map(({ idNumber, householdNo }) => `${householdNo},610999101001,${idNumber},张德厚,一般农户`)
  const members = all.map(({ idNumber, householdNo }, n) => {
    return `${householdNo},张德厚,${idNumber},${n % 5 === 0 ? '户主' : '其他'},健康,普通劳动力,是`
  })
  return {
    households: ['户编号,村代码,户主身份证号,户主姓名,户类型', ...households].join('\n'),
    members: ['户编号,姓名,身份证号,与户主关系,健康状况,劳动技能,共同生活', ...members].join('\n'),
  }
}

/** How many lines of such a file are wrong. */
export function wrongLines({ lines }: Settlements): number {
  return Math.floor(lines / WRONG_EVERY)
}

function* pieces({ lines, people }: Settlements): Generator<string> {
  yield HEADER
  for (let start = 0; start < lines; start += LINES_A_PIECE) {
    const count = Math.min(LINES_A_PIECE, lines - start)
    yield Array.from({ length: count }, (_, i) => line(start + i, people)).join('')
  }
}

function line(number: number, people: number): string {
  const isWrong = number % WRONG_EVERY === WRONG_EVERY - 1
  const kind = isWrong ? Math.floor(number / WRONG_EVERY) % 4 : -1
  const idNumber = numberOfPerson((number * 7919) % people)
  const total = 100 + ((number * 31) % 90_000)
  const selfPaid = Math.floor(total / 3)
  const cells = [
    `YB${String(number).padStart(9, '0')}`,
    kind === 0 ? `${idNumber.slice(0, 17)}${idNumber.endsWith('7') ? '3' : '7'}` : idNumber,
    '张德厚',
    kind === 1 ? '2026-02-30' : addDays('2025-01-01', number % 600),
    VISITS[number % VISITS.length],
    number % 3 === 0 ? '高血压' : '',
    kind === 2 ? '1.2万' : `${total}.50`,
    ...[`${total - selfPaid}.50`, '0', ''],
    kind === 3 ? String(total + 1) : String(selfPaid),
  ]
  return `${cells.join(',')}\n`
}

/** The n-th person: a valid number that nobody else of the first ten million has. */
function numberOfPerson(n: number): string {
  const birthday = addDays('1940-01-01', n % 20_000).replaceAll('-', '')
  const body = `610999${birthday}${String(Math.floor(n / 20_000)).padStart(3, '0')}`
  return body + checkCharacter(body)
}
