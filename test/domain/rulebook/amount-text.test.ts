import { amountText } from '../../../src/domain/rulebook/amount-text'
import { fillText } from '../../../src/domain/rulebook/fill-text'
import { defaultRulebook } from '../../support/default-rulebook'

describe('numbers as people read them', () => {
  it.each([
    [0, '元', '0 元'],
    [1, '元', '0.01 元'],
    [1_200_000, '元', '12,000 元'],
    [123_456_789, '元', '1,234,567.89 元'],
    [-450_000, '元', '-4,500 元'],
    [100_000 / 3, '元', '333.33 元'],
    [999, '人', '999 人'],
    [1_000, '天', '1,000 天'],
    [12.857, '平方米', '12.86 平方米'],
    [70, '%', '70%'],
    [5, null, '5'],
  ])('%d in %s', (value, unit, text) => {
    expect(amountText(value, unit)).toBe(text)
  })

  it('puts the numbers of the book into its texts', () => {
    expect(fillText(defaultRulebook, '超过{medicalLarge}，满{medicalMonths}')).toBe('超过 26,000 元，满 12 个月')
    expect(fillText(defaultRulebook, '没有{nothing}')).toBe('没有{nothing}')
  })
})
