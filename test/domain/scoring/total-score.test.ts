import fc from 'fast-check'
import { totalScore } from '../../../src/domain/scoring/total-score'
import { defaultRulebook } from '../../support/default-rulebook'

const { rules, scale } = defaultRulebook

function totalOf(...ids: string[]) {
  const hits = rules
    .filter(({ id }) => ids.includes(id))
    .map((rule) => ({ rule, points: typeof rule.points === 'number' ? rule.points : rule.points.limit }))
  return totalScore(scale, hits)
}

describe('points become lamps and orders', () => {
  it.each([
    [[], 0, 0, false],
    [['R06'], 20, 1, false],
    [['R07', 'R27'], 25, 1, false],
    [['R06', 'R13'], 30, 1, true],
    [['R20', 'R06'], 35, 1, true],
    [['R05'], 40, 2, true],
    [['R05', 'R21'], 60, 3, true],
    [['R01', 'R02', 'R03', 'R04', 'R05'], 200, 5, true],
    [['A04'], 0, 0, false],
  ])('%j: %i points, %i lamps, order %p', (ids, score, lamps, orderDue) => {
    expect(totalOf(...ids)).toEqual({ score, lamps, orderDue })
  })

  it('counts rules of one cause together only up to their cap', () => {
    // 40 + 20 + 15 + 5 + 20 medical, at most 60.
    expect(totalOf('R05', 'R06', 'R07', 'R08', 'R16').score).toBe(60)
    // 25 + 20 + 15 + 5 + 10 labour, at most 40.
    expect(totalOf('R12', 'R19', 'R20', 'R24', 'R25').score).toBe(40)
    expect(totalOf('R05', 'R06', 'R07', 'R12', 'R19').score).toBe(100)
  })

  it('takes off at most 40 points', () => {
    expect(totalOf('R01', 'R02', 'A01', 'A02', 'A04').score).toBe(40)
    expect(totalOf('R01', 'R02', 'R03', 'A01', 'A02', 'A04', 'A07').score).toBe(80)
  })

  it('never goes below 40 with a core hit, nor below 0 without', () => {
    expect(totalOf('R03', 'A02', 'A04').score).toBe(40)
    expect(totalOf('R06', 'A02', 'A04').score).toBe(0)
  })

  it('keeps these laws for any set of hits', () => {
    fc.assert(
      fc.property(
        fc.subarray(rules.map(({ id }) => id)),
        fc.constantFrom(...rules.filter(({ class: kind }) => kind === 'risk')),
        (ids, more) => {
          const { score, lamps, orderDue } = totalOf(...ids)
          const core = rules.some(({ id, core: kind }) => kind !== null && ids.includes(id))
          expect(score).toBeGreaterThanOrEqual(core ? scale.coreFloor : 0)
          expect(lamps).toBe(Math.min(5, Math.floor(score / 20)))
          expect(orderDue).toBe(score >= 30)
          // Another risk never lowers a score.
          expect(totalOf(...ids, more.id).score).toBeGreaterThanOrEqual(score)
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})
