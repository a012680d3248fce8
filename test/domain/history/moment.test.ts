import { stoodAt, type Image } from '../../../src/domain/history/moment'

const image = (delivered: number, version: number, before: object | null, key = 'P1'): Image => ({
  ...{ source: 'person', key, before, delivered, version },
})
const moment = { delivered: 5, version: 3 }

test.each([
  ['a delivery that was known', image(5, 0, { n: 1 }), false],
  ['a delivery that came later', image(6, 0, { n: 1 }), true],
  ['what was done before the result', image(5, 2, { n: 1 }), false],
  ['what was done after it', image(5, 3, { n: 1 }), true],
  ['what was done before it and before another delivery', image(4, 3, { n: 1 }), false],
])('%s', (_what, one, isLater) => {
  expect(stoodAt([one], moment)).toEqual(isLater ? [one] : [])
})

test('a row stood as the first later change found it, in whatever order they are told', () => {
  const changes = [image(7, 0, { n: 3 }), image(5, 3, { n: 1 }), image(6, 0, { n: 2 }), image(5, 4, null)]
  expect(stoodAt(changes, moment)).toEqual([image(5, 3, { n: 1 })])
  expect(stoodAt([...changes].reverse(), moment)).toEqual([image(5, 3, { n: 1 })])
})

test('rows of one key in two tables are two rows, and where nothing stood is told as well', () => {
  const former: Image = { ...image(6, 0, null), source: 'person_former' }
  expect(stoodAt([image(6, 0, { n: 1 }), former], moment)).toEqual([image(6, 0, { n: 1 }), former])
})
