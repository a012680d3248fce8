import { timeWords } from '../../../src/ui/time-words'

const now = new Date(2026, 10, 23, 17, 5)

test('says today, or the day', () => {
  expect(timeWords(new Date(2026, 10, 23, 9, 2), now)).toBe('今天 9:02')
  expect(timeWords(new Date(2026, 10, 22, 23, 59), now)).toBe('11月22日 23:59')
})
