import { promisedOn } from '../../../src/domain/order/deadlines'
import { refreshOrder } from '../../../src/domain/order/open-order'
import { accepted, contextOf, hit, issued, MONDAY, piece, scoreOf, visited } from './an-order'

const medical = hit('R06', [piece('A1')])
const education = hit('R01', [piece('E1', 'c1', 'education')], true)

test('a new order waits one working day to be taken', () => {
  expect(issued([medical])).toMatchObject({
    state: 'issued',
    dueOn: '2026-11-24',
    version: 1,
    reported: false,
    openedBy: 'score',
  })
})

describe('nothing joins', () => {
  test.each([
    ['the same score again', scoreOf([medical])],
    ['a score that fell', { score: 0, lamps: 0, hits: [], unknown: [] }],
    ['more resistance', scoreOf([medical, hit('A02', [piece('P1')])])],
  ])('for %s', (_, evaluation) => {
    expect(refreshOrder(issued([medical]), { by: 'score', evaluation }, contextOf(MONDAY))).toBeUndefined()
  })

  test('a closed order', () => {
    const closed = { ...visited([medical]), state: 'closed' } as const
    expect(refreshOrder(closed, { by: 'report', evaluation: scoreOf([education]) }, contextOf(MONDAY))).toBeUndefined()
  })
})

describe('what joins', () => {
  test('keeps what was found before, and the newer reading of the same piece stands', () => {
    const before = issued([hit('R06', [piece('A1'), piece('A2')])])
    const evaluation = { ...scoreOf([hit('R06', [piece('A2', 'c2'), piece('A3')]), education]), score: 60, lamps: 3 }
    const after = refreshOrder(before, { by: 'score', evaluation }, contextOf('2026-11-24'))
    expect(after).toMatchObject({ score: 60, lamps: 3, version: 2, dueOn: before.dueOn, openedOn: MONDAY })
    expect(
      after?.hits.flatMap(({ rule, evidence }) => evidence.map(({ key, content }) => `${rule} ${key} ${content}`)),
    ).toEqual(['R06 A2 c2', 'R06 A3 c1', 'R06 A1 c1', 'R01 E1 c1'])
  })

  test('a report joins also when the score says nothing new', () => {
    const after = refreshOrder(issued([medical]), { by: 'report', evaluation: scoreOf([medical]) }, contextOf(MONDAY))
    expect(after).toMatchObject({ reported: true, openedBy: 'score', version: 2, score: 40 })
  })

  test('a core hit shortens the clock of a visit, and nothing lengthens it', () => {
    const waiting = { ...accepted([medical]), dueOn: '2026-11-27' }
    const core = refreshOrder(waiting, { by: 'score', evaluation: scoreOf([education]) }, contextOf('2026-11-24'))
    expect(core?.dueOn).toBe('2026-11-25')
    const late = refreshOrder(waiting, { by: 'report', evaluation: scoreOf([]) }, contextOf('2026-12-24'))
    expect(late?.dueOn).toBe('2026-11-27')
  })
})

describe('a receipt promises', () => {
  test.each([
    ['the accept clock and then the visit clock', issued([medical]), MONDAY, '2026-11-26'],
    ['one day less for a core hit', issued([education]), MONDAY, '2026-11-25'],
    ['a new visit clock where nobody took it in time', issued([medical]), '2026-12-01', '2026-12-03'],
    ['the visit that is due', { ...accepted([medical]), dueOn: '2026-11-25' }, MONDAY, '2026-11-25'],
    [
      'a new visit clock where the visit is late',
      { ...accepted([medical]), dueOn: '2026-11-25' },
      '2026-11-26',
      '2026-11-30',
    ],
    ['the result that is due', { ...visited([medical]), dueOn: '2026-11-25' }, MONDAY, '2026-11-25'],
    [
      'a new clock where the result is late',
      { ...visited([medical]), dueOn: '2026-11-25' },
      '2026-11-26',
      '2026-11-30',
    ],
  ])('%s', (_, order, day, by) => expect(promisedOn(order, contextOf(day))).toBe(by))
})
