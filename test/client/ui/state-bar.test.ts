import { barLabel, barLength, barParts, totalOf } from '../../../src/ui/state-bar'

const none = { issued: 0, accepted: 0, visited: 0, closed: 0, late: 0 }
const some = { issued: 3, accepted: 5, visited: 2, closed: 40, late: 1 }

describe('a bar of orders by state', () => {
  it('says 没有数据 rather than drawing nothing', () => {
    expect(barParts(none)).toEqual([])
    expect(barLength(none, 0)).toBe(0)
    expect(barLabel('城关镇', none)).toBe('城关镇：没有数据')
  })

  it('does not count late orders twice', () => {
    expect(totalOf(some)).toBe(50)
  })

  it('shares one scale with the other bars of its block', () => {
    expect(barLength(some, 50)).toBe(100)
    expect(barLength({ ...none, issued: 5 }, 50)).toBe(10)
  })

  it('leaves out states without orders and keeps the order of states', () => {
    expect(barParts({ ...none, closed: 2, issued: 1 })).toEqual([
      { state: 'issued', count: 1 },
      { state: 'closed', count: 2 },
    ])
  })

  it('is one sentence for a screen reader', () => {
    expect(barLabel('城关镇', some)).toBe('城关镇：待接单3，已接单5，已入户2，已办结40，超时1')
  })
})
