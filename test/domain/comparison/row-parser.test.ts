import { matchHeaders } from '../../../src/domain/comparison/headers'
import { rowFaultSentences } from '../../../src/domain/comparison/row-faults'
import { rowParser } from '../../../src/domain/comparison/row-parser'
import { aFeed } from './a-feed'
import { makeIdNumber } from './make-id-number'

const feed = aFeed()
const idNumber = makeIdNumber('1990-05-06')
const context = { day: '2026-11-23', areas: new Set<string>() }
const headers = feed.columns.map((column) => column.header)
const right = {
  编号: 'N1',
  身份证号: idNumber,
  开始日期: '2026-01-02',
  结束日期: '2027-01-01',
  总费用: '100',
  自付: '100',
}

function read(cells: readonly string[]) {
  const layout = matchHeaders(feed, headers)
  if (!layout.ok) throw new Error('the headers of the sample are wrong')
  return rowParser(feed, layout.value, context)(7, cells)
}
function readWith(changed: Record<string, string>) {
  const row: Record<string, string> = { ...right, ...changed }
  return read(headers.map((header) => row[header] ?? ''))
}

describe('a row that is rejected', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['a required cell is blank', { 编号: ' \u3000' }, '编号', 'row.valueMissing'],
    ['something happened before the person was born', { 开始日期: '1990-05-05' }, '开始日期', 'row.dayBeforeBirth'],
    ['the end lies before the start', { 结束日期: '2026-01-01' }, '结束日期', 'row.endBeforeStart'],
    ['more is paid than was billed', { 自付: '100.01' }, '自付', 'row.selfPaidAboveTotal'],
    ['the ID number is wrong', { 身份证号: idNumber.slice(0, 17) + '?' }, '身份证号', 'row.idNumberFormat'],
  ])('%s', (_why, changed, column, code) => {
    expect(readWith(changed)).toMatchObject({ ok: false, faults: [{ row: 7, column, code }] })
  })

  test.each([
    ['a cell too few', headers.slice(1).map(() => '1')],
    ['a cell too many', [...headers.map(() => '1'), '1']],
  ])('%s', (_why, cells) => {
    const details = { found: cells.length, expected: headers.length }
    expect(read(cells)).toMatchObject({ ok: false, faults: [{ row: 7, column: '', code: 'row.cellCount', details }] })
  })

  test('tells all its faults at once', () => {
    const outcome = readWith({ 编号: '', 开始日期: '2026-13-40', 自付: '1.2万' })
    expect(outcome.ok ? [] : outcome.faults.map((fault) => fault.code)).toEqual([
      'row.valueMissing',
      'row.dayImpossible',
      'row.amountWan',
    ])
  })

  test('shows no ID number, right or wrong, in a fault', () => {
    const outcome = readWith({ 身份证号: '610999199005060038', 开始日期: idNumber, 自付: `见${idNumber}号发票` })
    const shown = outcome.ok ? [] : outcome.faults.map((fault) => fault.details['value'])
    expect(shown).toEqual([
      '610***********0038',
      `610***********${idNumber.slice(-4)}`,
      `见610***********${idNumber.slice(-4)}号发票`,
    ])
  })
})

describe('a row that is kept', () => {
  test('has every field of the feed, blank as null', () => {
    const values = {
      number: 'N1',
      idNumber,
      startOn: '2026-01-02',
      endOn: '2027-01-01',
      total: 10_000,
      selfPaid: 10_000,
    }
    expect(readWith({})).toEqual({ ok: true, value: { row: 7, values: { ...values, minutes: null, note: null } } })
  })

  test('may have blank cells behind its last column', () => {
    expect(read([...headers.map((header) => ({ ...right })[header as keyof typeof right] ?? ''), '', ' ']).ok).toBe(
      true,
    )
  })

  test('may say what happened on the day of birth, and end on the day it began', () => {
    expect(readWith({ 开始日期: '1990-05-06', 结束日期: '1990-05-06' }).ok).toBe(true)
  })

  test('is not compared with a blank', () => {
    expect(readWith({ 结束日期: '', 总费用: '' }).ok).toBe(true)
  })
})

test('every sentence uses only what every fault has, or what its own code gives', () => {
  const given = {
    'row.cellCount': ['found', 'expected'],
    'row.textTooLong': ['most'],
    'row.dayFuture': ['day'],
    'row.wordUnknown': ['allowed'],
  }
  const extra: Record<string, string[]> = {
    ...given,
    'row.areaCodeFormat': ['digits'],
    'row.endBeforeStart': ['other'],
    'row.selfPaidAboveTotal': ['other'],
  }
  for (const [code, sentence] of Object.entries(rowFaultSentences)) {
    const names = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    expect([
      code,
      names.filter((name) => !['row', 'column', 'value', ...(extra[code] ?? [])].includes(name ?? '')),
    ]).toEqual([code, []])
  }
})
