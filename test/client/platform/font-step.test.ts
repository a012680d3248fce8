import { FONT_STEPS, fontStepOf, nextFontStep } from '../../../src/platform/font-step'

test.each([
  ['nothing told', {}, 1],
  ['a factor below one', { factor: 0.94 }, 1],
  ['just below large', { factor: 1.11 }, 1],
  ['large', { factor: 1.12 }, 1.25],
  ['just below care mode', { factor: 1.39 }, 1.25],
  ['care mode', { factor: 1.4 }, 1.5],
  ['the largest', { factor: 1.65 }, 1.5],
  ['Android without a factor', { setting: 18 }, 1.25],
  ['Android care mode', { setting: 22.4 }, 1.5],
  ['iPhone, its normal size', { setting: 17, ios: true }, 1],
  ['iPhone, large', { setting: 19.5, ios: true }, 1.25],
  ['iPhone care mode', { setting: 23.8, ios: true }, 1.5],
  ['the factor wins over the size', { factor: 1, setting: 30 }, 1],
])('%s', (_, told, step) => {
  expect(fontStepOf(told)).toBe(step)
})

test('长辈版 goes round and comes back', () => {
  expect(FONT_STEPS.map(nextFontStep)).toEqual([1.25, 1.5, 1])
})
