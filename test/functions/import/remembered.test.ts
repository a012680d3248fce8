import { Remembered } from '../../../cloudfunctions/server/import/remembered'

const GENERATION = 50_000

function fill(remembered: Remembered<number>, count: number): void {
  for (let i = 0; i < count; i += 1) remembered.set(`filler ${i}`, i)
}

test('what was learnt two generations ago is forgotten', () => {
  const remembered = new Remembered<number>()
  remembered.set('first', 1)
  fill(remembered, 2 * GENERATION)
  expect(remembered.get('first')).toBeUndefined()
  expect(remembered.get(`filler ${2 * GENERATION - 1}`)).toBe(2 * GENERATION - 1)
})

test('what is asked for again stays for another generation', () => {
  const remembered = new Remembered<number>()
  remembered.set('first', 1)
  fill(remembered, GENERATION)
  expect(remembered.refresh('first')).toBe(1)
  fill(remembered, GENERATION)
  expect(remembered.get('first')).toBe(1)
})
