import policy from '../../../config/policies/income-lines.json'
import { findIncomeLine, incomeLinesOf, parseIncomePolicy } from '../../../src/domain/household/income-line'
import { valueOf } from '../../support/default-rulebook'

const line = (area: string, year: number, yuan: number) => ({
  area,
  year,
  yuan,
  official: true,
  document: null,
  note: null,
})

describe('income lines', () => {
  it('are refused with the place of the fault', () => {
    const broken = { meaning: '…', lines: [{ ...line('61', 2024, 8500.5), official: 'no' }] }
    expect(parseIncomePolicy(broken)).toMatchObject({
      ok: false,
      refusal: {
        code: 'income-lines-invalid',
        details: { '/lines/0/yuan': '应为整数', '/lines/0/official': '应为 true 或 false' },
      },
    })
  })

  it('ship as a demonstration, and say so', () => {
    const lines = incomeLinesOf(valueOf(parseIncomePolicy(policy)), '610999')
    expect(lines).toEqual([{ year: 2024, fen: 850_000, official: false }])
    expect(policy.lines[0]?.note).toBe('演示值，非官方')
  })

  it('are those of the smallest area that has any', () => {
    const lines = [line('61', 2024, 8_000), line('61', 2026, 9_000), line('6109', 2024, 8_200), line('62', 2026, 1)]
    expect(incomeLinesOf({ meaning: '…', lines }, '610999')).toEqual([{ year: 2024, fen: 820_000, official: true }])
    expect(incomeLinesOf({ meaning: '…', lines }, '610100').map(({ fen }) => fen)).toEqual([800_000, 900_000])
    expect(incomeLinesOf({ meaning: '…', lines }, '430100')).toEqual([])
  })

  it('count from their year until a newer one is entered', () => {
    const lines = [2024, 2026].map((year) => ({ year, fen: year, official: true }))
    expect(findIncomeLine(lines, 2023)).toBeUndefined()
    expect(findIncomeLine(lines, 2024)?.fen).toBe(2024)
    expect(findIncomeLine(lines, 2025)?.fen).toBe(2024)
    expect(findIncomeLine(lines, 2030)?.fen).toBe(2026)
  })
})
