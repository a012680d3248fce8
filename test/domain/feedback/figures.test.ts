import policy from '../../../config/policies/freshness.json'
import { freshnessOf } from '../../../src/domain/feedback/freshness'
import { hitRateOf, VISITED } from '../../../src/domain/feedback/hit-rate'
import { allFeeds } from '../../support/default-rulebook'

describe('the hit rate', () => {
  test('is unknown before anybody was met', () => {
    const none = { visited: 0, true: 0, notRisk: 0, dataError: 0, changed: 0, truePercent: null }
    expect(hitRateOf([])).toEqual(none)
    expect(hitRateOf([{ finding: 'unreachable', count: 9 }])).toEqual(none)
  })

  test('counts as true what was identified, helped enough or referred', () => {
    const rate = hitRateOf([
      { finding: 'identify', count: 2 },
      { finding: 'helped', count: 1 },
      { finding: 'refer', count: 1 },
      { finding: 'notRisk', count: 3 },
      { finding: 'dataError', count: 4 },
      { finding: 'changed', count: 1 },
      { finding: 'unreachable', count: 50 },
    ])
    expect(rate).toEqual({ visited: 12, true: 4, notRisk: 3, dataError: 4, changed: 1, truePercent: 33 })
    expect(VISITED).toEqual(['identify', 'helped', 'refer', 'notRisk', 'dataError', 'changed'])
  })
})

describe('what a feed says is', () => {
  const rhythm = { medical: 31 }

  test.each([
    ['missing before the first delivery', null, '2026-11-23', 'never'],
    ['fresh on the day it comes', '2026-11-23', '2026-11-23', 'fresh'],
    ['fresh to the last day of its rhythm', '2026-10-23', '2026-11-23', 'fresh'],
    ['stale on the day after it', '2026-10-22', '2026-11-23', 'stale'],
  ])('%s', (_, lastOn, day, state) => {
    expect(freshnessOf('medical', lastOn, rhythm, day)).toMatchObject({ state, lastOn })
  })

  test('never stale without a rhythm', () => {
    expect(freshnessOf('water', '2020-01-01', rhythm, '2026-11-23').state).toBe('fresh')
  })

  test('told in words', () => {
    expect(freshnessOf('medical', '2026-10-01', rhythm, '2026-11-23').says).toBe(
      '2026-10-01 收到，之后超过 31 天没有再送，可能已经变了。',
    )
  })
})

test('the policy has a rhythm for every feed about people, says it is not official, and for no other', () => {
  expect(policy.official).toBe(false)
  const about = allFeeds.filter(({ id }) => id !== 'areas' && id !== 'staff').map(({ id }) => id)
  expect(Object.keys(policy.days).sort()).toEqual([...about].sort())
})
