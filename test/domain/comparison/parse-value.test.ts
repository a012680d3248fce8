import fc from 'fast-check'
import type { Column } from '../../../src/domain/comparison/feed'
import { valueParser } from '../../../src/domain/comparison/parse-value'
import { aColumn } from './a-feed'
import { makeIdNumber } from './make-id-number'

const context = { day: '2026-11-23', areas: new Set(['610999101001']) }
const parse = (text: string, column: Column) => valueParser(column, context)(text)

const word = aColumn('word', { values: ['A', 'B', '未鉴定'] })
const words = aColumn('words', { values: ['健康', '长期慢性病', '残疾'] })
const village = aColumn('areaCode', { length: 12, known: true })
const fen = aColumn('fen', { units: ['元'] })
const minutes = aColumn('number', { units: ['分钟'] })
const past = aColumn('day', { past: true })

describe('a value that is refused', () => {
  test.each<[string, Column, string]>([
    ['字'.repeat(201), aColumn('text'), 'row.textTooLong'],
    ['坏\u0000字', aColumn('text'), 'row.textUnreadable'],
    ['坏\ud800字', aColumn('text'), 'row.textUnreadable'],
    ['坏\ufffd字', aColumn('text'), 'row.textUnreadable'],
    ['6.10999E+17', aColumn('text'), 'row.numberCellLostDigits'],
    ['６.10999Ｅ+17', aColumn('code'), 'row.numberCellLostDigits'],
    ['610999750308003', aColumn('idNumber'), 'row.idNumber15Digits'],
    ['6.10999197503E+17', aColumn('idNumber'), 'row.idNumberLostDigits'],
    ['610999197503080000', aColumn('idNumber'), 'row.idNumberLostDigits'],
    ['61099919750308003', aColumn('idNumber'), 'row.idNumberFormat'],
    ['6109991975030800388', aColumn('idNumber'), 'row.idNumberFormat'],
    ['X10999197503080038', aColumn('idNumber'), 'row.idNumberFormat'],
    ['张三', aColumn('idNumber'), 'row.idNumberFormat'],
    ['610999197503080039', aColumn('idNumber'), 'row.idNumberCheckDigit'],
    ['610999197503080083', aColumn('idNumber'), 'row.idNumberCheckDigit'],
    [makeIdNumber('1975-13-08'), aColumn('idNumber'), 'row.idNumberBirth'],
    [makeIdNumber('1975-02-29'), aColumn('idNumber'), 'row.idNumberBirth'],
    [makeIdNumber('2026-11-24'), aColumn('idNumber'), 'row.idNumberBirth'],
    [makeIdNumber('1905-11-23'), aColumn('idNumber'), 'row.idNumberAge'],
    ['6109992004030303374', aColumn('disabilityCard'), 'row.cardNumberFormat'],
    ['6.10999200403E+19', aColumn('disabilityCard'), 'row.numberCellLostDigits'],
    ['昨天', aColumn('day'), 'row.dayFormat'],
    ['2026-03', aColumn('day'), 'row.dayFormat'],
    ['2026-03/05', aColumn('day'), 'row.dayFormat'],
    ['26-03-05', aColumn('day'), 'row.dayFormat'],
    ['2026-13-40', aColumn('day'), 'row.dayImpossible'],
    ['20260230', aColumn('day'), 'row.dayImpossible'],
    ['2026年2月29日', aColumn('day'), 'row.dayImpossible'],
    ['2026/0/5', aColumn('day'), 'row.dayImpossible'],
    ['2026-11-24', past, 'row.dayFuture'],
    ['46350', past, 'row.dayFuture'],
    ['1.2万', fen, 'row.amountWan'],
    ['１.２万元', fen, 'row.amountWan'],
    ['-0.01', fen, 'row.amountNegative'],
    ['－500', fen, 'row.amountNegative'],
    ['12,00', fen, 'row.amountFormat'],
    ['1,2000.50', fen, 'row.amountFormat'],
    ['12.', fen, 'row.amountFormat'],
    ['约500', fen, 'row.amountFormat'],
    ['500美元', fen, 'row.amountFormat'],
    ['1000000000000000', fen, 'row.amountFormat'],
    ['-1', minutes, 'row.numberNegative'],
    ['15天', minutes, 'row.numberFormat'],
    ['很久', minutes, 'row.numberFormat'],
    ['1e3', minutes, 'row.numberFormat'],
    ['E', word, 'row.wordUnknown'],
    ['健康/残疾', words, 'row.wordUnknown'],
    ['健康、', words, 'row.wordUnknown'],
    ['6109991010', village, 'row.areaCodeFormat'],
    ['610999101', village, 'row.areaCodeFormat'],
    ['61099910100A', village, 'row.areaCodeFormat'],
    ['610999101002', village, 'row.areaUnknown'],
    ['6109', aColumn('areaCode', { known: true }), 'row.areaUnknown'],
    ['61099', aColumn('areaCode'), 'row.areaCodeFormat'],
    ['1380000000', aColumn('phone'), 'row.phoneFormat'],
    ['找村支书', aColumn('phone'), 'row.phoneFormat'],
    ['2026', aColumn('schoolYear'), 'row.schoolYearFormat'],
    ['2026-2028', aColumn('schoolYear'), 'row.schoolYearFormat'],
    ['26', aColumn('year'), 'row.yearFormat'],
    ['2026-01-01', aColumn('year'), 'row.yearFormat'],
  ])('%s as %o', (text, column, code) => {
    expect(parse(text, column)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('says which words and how many digits would do', () => {
    expect(parse('E', word)).toMatchObject({ refusal: { details: { allowed: 'A、B、未鉴定' } } })
    expect(parse('61', village)).toMatchObject({ refusal: { details: { digits: '12' } } })
    expect(parse('61099', aColumn('areaCode'))).toMatchObject({ refusal: { details: { digits: '2、4、6、9、12' } } })
    expect(parse('2026-11-24', past)).toMatchObject({ refusal: { details: { day: '2026-11-23' } } })
  })

  test('an ID number with any one digit changed', () => {
    const birthdays = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        birthdays,
        fc.nat(999),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (date, order, position, change) => {
          const right = makeIdNumber(date.toISOString().slice(0, 10), order)
          const digit = (Number(right[position]) + change) % 10
          const wrong = right.slice(0, position) + String(digit) + right.slice(position + 1)
          expect(parse(right, aColumn('idNumber'))).toEqual({ ok: true, value: right })
          expect(parse(wrong, aColumn('idNumber')).ok).toBe(false)
        },
      ),
      { seed: 610999, numRuns: 500 },
    )
  })
})

describe('a value that is kept', () => {
  test.each<[string, Column, unknown]>([
    ['砖 混', aColumn('text'), '砖 混'],
    ['Ｈ００１（甲）', aColumn('code'), 'H001(甲)'],
    ['610999197503080038', aColumn('idNumber'), '610999197503080038'],
    ['６１０９９９１９７５０３０８００３８', aColumn('idNumber'), '610999197503080038'],
    ['61099920140217013x', aColumn('idNumber'), '61099920140217013X'],
    ['61099920140217013ｘ', aColumn('idNumber'), '61099920140217013X'],
    [makeIdNumber('1905-11-24'), aColumn('idNumber'), makeIdNumber('1905-11-24')],
    [makeIdNumber('2026-11-23'), aColumn('idNumber'), makeIdNumber('2026-11-23')],
    [makeIdNumber('1976-02-29'), aColumn('idNumber'), makeIdNumber('1976-02-29')],
    ['61099920140217013x33', aColumn('disabilityCard'), '61099920140217013X33'],
    ['2026-03-05', aColumn('day'), '2026-03-05'],
    ['2026/3/5', aColumn('day'), '2026-03-05'],
    ['20260305', aColumn('day'), '2026-03-05'],
    ['2026年3月5日', aColumn('day'), '2026-03-05'],
    ['２０２６年３月５日', aColumn('day'), '2026-03-05'],
    ['46086', aColumn('day'), '2026-03-05'],
    ['36585', aColumn('day'), '2000-02-29'],
    ['2028-02-29', aColumn('day'), '2028-02-29'],
    ['2026-11-23', past, '2026-11-23'],
    ['12,000.50', fen, 1_200_050],
    ['12000.5元', fen, 1_200_050],
    ['０', fen, 0],
    ['-0', fen, 0],
    ['0.29', fen, 29],
    ['33.335', fen, 3334],
    ['12345.99666667', fen, 1_234_600],
    ['999999999999.99', fen, 99_999_999_999_999],
    ['3.2', minutes, 3.2],
    ['15 分钟', minutes, 15],
    ['1,200', minutes, 1200],
    ['Ｂ', word, 'B'],
    ['残疾、健康、残疾', words, ['健康', '残疾']],
    ['610999101001', village, '610999101001'],
    ['6109', aColumn('areaCode'), '6109'],
    ['138 0000-0001', aColumn('phone'), '13800000001'],
    ['+8613800000001', aColumn('phone'), '13800000001'],
    ['0915-3212345', aColumn('phone'), '09153212345'],
    ['2026-2027', aColumn('schoolYear'), '2026-2027'],
    ['2026年', aColumn('year'), 2026],
  ])('%s as %o', (text, column, value) => {
    expect(parse(text, column)).toEqual({ ok: true, value })
  })

  test('an amount in yuan becomes exactly its fen', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (amount) => {
        const [yuan, rest] = [Math.floor(amount / 100), String(amount % 100).padStart(2, '0')]
        expect(parse(`${yuan}.${rest}`, fen)).toEqual({ ok: true, value: amount })
        expect(parse(`${yuan.toLocaleString('en-US')}.${rest}元`, fen)).toEqual({ ok: true, value: amount })
      }),
      { seed: 610999 },
    )
  })

  test('every day reads the same in all five forms', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = day.split('-').map(Number)
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569
        const forms = [
          day,
          `${year}/${month}/${dayOfMonth}`,
          day.replaceAll('-', ''),
          `${year}年${month}月${dayOfMonth}日`,
        ]
        for (const form of [...forms, String(serial)]) {
          expect(parse(form, aColumn('day'))).toEqual({ ok: true, value: day })
        }
      }),
      { seed: 610999 },
    )
  })
})
