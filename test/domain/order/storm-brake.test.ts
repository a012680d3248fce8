import fc from 'fast-check'
import document from '../../../config/policies/storm-brake.json'
import { evidenceThatOpens } from '../../../src/domain/order/silence'
import {
  decideHeld,
  groundsOf,
  parseStormPolicy,
  type Candidates,
  type Ground,
  type Standing,
} from '../../../src/domain/order/storm-brake'
import type { Hit } from '../../../src/domain/scoring/evaluation'
import { changed } from '../../support/changed-document'

const SEED = { seed: 20261123, numRuns: 500 }
const LIMITS = { sharePercent: 5, atLeast: 20 }
const COUNTY: Standing = { households: 600, holding: [] }

const ground = (rule: string, batches: readonly string[] = [], core = false): Ground => ({ rule, core, batches })
const group = (households: number, ...grounds: readonly Ground[]): Candidates => ({ grounds, households })
const held = (groups: readonly Candidates[], standing = COUNTY) => decideHeld(groups, standing, LIMITS)

describe('the policy', () => {
  test.each([
    ['/sharePercent', 0],
    ['/sharePercent', 101],
    ['/sharePercent', 2.5],
    ['/atLeast', 'twenty'],
    ['/note', ''],
  ])('%s = %j is refused at its place', (place, value) => {
    const read = parseStormPolicy(changed(document, place, value))
    expect(read.ok ? [] : Object.keys(read.refusal.details)).toEqual([place])
  })

  test('ours says what it is and that it is not official', () => {
    expect(parseStormPolicy(document)).toMatchObject({ ok: true, value: { ...LIMITS, official: false } })
  })
})

describe('what is no storm', () => {
  test('nothing at all', () => {
    expect(held([])).toEqual([])
  })

  test('exactly the share, and a large share of very few', () => {
    expect(held([group(30, ground('R06', ['b1']))])).toEqual([[]])
    expect(held([group(19, ground('R06', ['b1']))], { households: 100, holding: [] })).toEqual([[]])
  })

  test('many orders with nothing in common', () => {
    const groups = Array.from({ length: 10 }, (_, index) => group(20, ground(`R1${index}`, [`b${index}`])))
    expect(held(groups).flat()).toEqual([])
  })
})

describe('a storm', () => {
  test('of one batch holds what rests on it, also beside another ground, and leaves its rule alone', () => {
    const groups = [
      group(40, ground('R06', ['bad'])),
      group(1, ground('R06', ['good'])),
      group(2, ground('R06', ['bad', 'good']), ground('R13')),
      group(3, ground('R13')),
    ]
    expect(held(groups)).toEqual([['batch:bad'], [], ['batch:bad'], []])
  })

  test('of one rule over many batches, or over the register, holds by the rule', () => {
    const groups = [group(20, ground('R06', ['b1'])), group(20, ground('R06', ['b2'])), group(40, ground('R13'))]
    expect(held(groups)).toEqual([['rule:R06'], ['rule:R06'], ['rule:R13']])
  })

  test('of a batch and of a rule at once names both', () => {
    const groups = [
      group(40, ground('R06', ['bad'])),
      group(20, ground('R06', ['b2'])),
      group(20, ground('R06', ['b3'])),
      group(3, ground('R07', ['bad'])),
    ]
    expect(held(groups)).toEqual([['batch:bad', 'rule:R06'], ['rule:R06'], ['rule:R06'], ['batch:bad']])
  })

  test('counts a household once, however many grounds share a cause', () => {
    expect(held([group(25, ground('R06', ['b1']), ground('R07', ['b1']))])).toEqual([[]])
  })

  test('goes on holding below the share until a person has decided', () => {
    const groups = [group(5, ground('R06', ['bad'])), group(5, ground('R06', ['good']))]
    expect(held(groups, { households: 600, holding: ['batch:bad'] })).toEqual([['batch:bad'], []])
  })
})

describe('a core hit', () => {
  test('of a storm is held like the rest: a bad file of the schools is the commonest storm', () => {
    expect(held([group(40, ground('R01', ['bad'], true))])).toEqual([['batch:bad']])
  })

  test('outside the storm frees its household', () => {
    const storm = ground('R06', ['bad'])
    const groups = [
      group(40, storm),
      group(1, storm, ground('R01', ['good'], true)),
      group(1, storm, ground('R03', [], true)),
    ]
    expect(held(groups)).toEqual([['batch:bad'], [], []])
  })
})

const anyGround = fc.record({
  rule: fc.constantFrom('R01', 'R05', 'R06', 'R13'),
  core: fc.boolean(),
  batches: fc.uniqueArray(fc.constantFrom('b1', 'b2', 'b3'), { maxLength: 2 }),
})
const anyGroups = fc.array(
  fc.record({
    grounds: fc.uniqueArray(anyGround, { minLength: 1, maxLength: 3, selector: ({ rule }) => rule }),
    households: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 12 },
)

/** Households for which this cause is one of the reasons. */
function resting(groups: readonly Candidates[], cause: string): number {
  const rests = ({ rule, batches }: Ground) =>
    [`rule:${rule}`, ...batches.map((batch) => `batch:${batch}`)].includes(cause)
  return groups.filter(({ grounds }) => grounds.some(rests)).reduce((sum, { households }) => sum + households, 0)
}

describe('whatever the night', () => {
  test('what holds is above the share and the least number, and is a ground of what it holds', () => {
    let seen = 0
    fc.assert(
      fc.property(anyGroups, fc.integer({ min: 100, max: 3_000 }), (groups, households) => {
        decideHeld(groups, { households, holding: [] }, LIMITS).forEach((causes, index) => {
          for (const cause of causes) {
            const count = resting(groups, cause)
            expect(count).toBeGreaterThanOrEqual(LIMITS.atLeast)
            expect(count).toBeGreaterThan(households * 0.05)
            expect(resting(groups.slice(index, index + 1), cause)).toBeGreaterThan(0)
            seen += 1
          }
        })
      }),
      SEED,
    )
    expect(seen).toBeGreaterThan(500)
  })

  test('a batch above the share opens nothing but for a core hit of its own', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const storms = ['b1', 'b2', 'b3'].filter((batch) => resting(groups, `batch:${batch}`) > 30)
        decideHeld(groups, COUNTY, LIMITS).forEach((causes, index) => {
          const grounds = groups[index]?.grounds ?? []
          const inStorm = ({ batches }: Ground) => batches.some((batch) => storms.includes(batch))
          if (causes.length === 0 && grounds.some(inStorm)) {
            expect(grounds.some((one) => one.core && !inStorm(one))).toBe(true)
          }
        })
      }),
      SEED,
    )
  })

  test('a core hit that shares its rule and its batches with nobody is never held', () => {
    fc.assert(
      fc.property(anyGroups, fc.array(anyGround, { maxLength: 2 }), (groups, beside) => {
        const lone = group(1, ...beside, ground('R03', ['own'], true))
        expect(held([...groups, lone]).at(-1)).toEqual([])
      }),
      SEED,
    )
  })

  test('the order of the groups changes nothing', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        expect(held([...groups].reverse())).toEqual([...held(groups)].reverse())
      }),
      SEED,
    )
  })
})

describe('the grounds of a score', () => {
  const piece = (key: string, batch: string | null) => ({
    ...{ source: 'medical', key, content: 'c', personId: null, date: null, batch, says: '' },
  })
  const hit = (rule: string, points: number, evidence: Hit['evidence']): Hit => ({
    ...{ rule, points, core: rule === 'R01', value: '', threshold: '', evidence },
  })
  const hits = [
    hit('R13', 10, [piece('h', null)]),
    hit('A01', -10, [piece('a', 'b9')]),
    hit('R06', 20, [piece('m2', 'b2'), piece('m1', 'b1'), piece('m3', 'b2')]),
    hit('R01', 40, [piece('e', 'b3')]),
  ]

  test('are its risks in the order of their rules, with the deliveries of each', () => {
    expect(groundsOf(hits, evidenceThatOpens(hits, [], '2026-11-23'))).toEqual([
      { rule: 'R01', core: true, batches: ['b3'] },
      { rule: 'R06', core: false, batches: ['b1', 'b2'] },
      { rule: 'R13', core: false, batches: [] },
    ])
  })

  test('leave out what was verified', () => {
    const past = { finding: 'notRisk', foundOn: '2026-11-01', silentUntil: null } as const
    const findings = [
      { ...past, rule: 'R01', ref: 'medical/e', content: 'c' },
      { ...past, rule: 'R06', ref: 'medical/m2', content: 'c' },
      { ...past, rule: 'R06', ref: 'medical/m3', content: 'c' },
    ]
    expect(groundsOf(hits, evidenceThatOpens(hits, findings, '2026-11-23'))).toEqual([
      { rule: 'R06', core: false, batches: ['b1'] },
      { rule: 'R13', core: false, batches: [] },
    ])
  })
})
