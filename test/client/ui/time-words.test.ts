import { timeWords } from '../../../src/ui/time-words'

describe('when something was fetched', () => {
  const now = new Date(2026, 10, 23, 0, 30)

  it('names the day when it was not today, even an hour ago', () => {
    expect(timeWords(new Date(2026, 10, 22, 23, 45), now)).toBe('11月22日 23:45')
  })

  it('says today with minutes of two digits', () => {
    expect(timeWords(new Date(2026, 10, 23, 0, 5), now)).toBe('今天 0:05')
  })
})
