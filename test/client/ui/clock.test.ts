import fc from 'fast-check'
import { clockGroup, findClockWords, findDueWords, groupByClock, type ClockGroup } from '../../../src/ui/clock'
import type { OrderState } from '../../../src/domain/order/order'

const today = '2026-11-23'
const order = (dueOn: string, daysLeft: number, late = false, state: OrderState = 'issued') => ({
  state,
  dueOn,
  daysLeft,
  late,
})

describe('the clock of an order', () => {
  it('has stopped when the order is closed', () => {
    const closed = order('2026-11-20', -1, false, 'closed')
    expect(findClockWords(closed)).toBeUndefined()
    expect(findDueWords(closed)).toBeUndefined()
  })

  it.each<[string, ReturnType<typeof order>, ClockGroup, string]>([
    ['late over a weekend without a working day in between', order('2026-11-20', 0, true), 'late', '超1天'],
    ['late by two', order('2026-11-19', -2, true), 'late', '超2天'],
    ['due today', order(today, 0), 'today', '今天到期'],
    ['one day left', order('2026-11-24', 1), 'soon', '剩1天'],
    ['three days left', order('2026-11-26', 3), 'soon', '剩3天'],
    ['four days left', order('2026-11-27', 4), 'later', '剩4天'],
  ])('%s', (_, given, group, words) => {
    expect(clockGroup(given)).toBe(group)
    expect(findClockWords(given)).toBe(words)
  })

  it('names what has to be done by the day', () => {
    expect(findDueWords(order('2026-11-24', 1))).toBe('11月24日前接单')
    expect(findDueWords(order('2026-11-24', 1, false, 'accepted'))).toBe('11月24日前上门')
    expect(findDueWords(order('2026-11-24', 1, false, 'visited'))).toBe('11月24日前办结')
  })
})

describe('grouping by clock', () => {
  it('gives nothing for an empty inbox', () => {
    expect(groupByClock([])).toEqual([])
  })

  it('keeps every card once and the order of arrival inside a group', () => {
    const card = fc.record({
      state: fc.constantFrom<OrderState>('issued', 'accepted', 'visited'),
      dueOn: fc.constantFrom('2026-11-20', today, '2026-11-24', '2026-12-10'),
      daysLeft: fc.integer({ min: -5, max: 12 }),
      late: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(card), (cards) => {
        const groups = groupByClock(cards)
        expect(groups.flatMap((group) => group.cards)).toHaveLength(cards.length)
        for (const group of groups) {
          expect(group.cards).toEqual(cards.filter((one) => clockGroup(one) === group.group))
        }
      }),
      { seed: 20261123 },
    )
  })

  it('puts what is late first and what has time last', () => {
    const cards = [order('2026-12-10', 12), order('2026-11-20', -1, true), order('2026-11-24', 1), order(today, 0)]
    expect(groupByClock(cards).map(({ group }) => group)).toEqual(['late', 'today', 'soon', 'later'])
  })
})
