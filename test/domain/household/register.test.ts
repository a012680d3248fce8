import { gridDayOf, NEVER } from '../../../src/domain/calendar/grid-day'
import type { Facts } from '../../../src/domain/household/facts'
import { openLedger, shelfFor, type RecordEntry } from '../../../src/domain/household/ledger'
import { registerContent, registerOn, withoutDisputed } from '../../../src/domain/household/register'
import { allFeeds } from '../../support/default-rulebook'
import { buildFacts, type RecordDraft } from '../../support/facts-builder'

describe('register values', () => {
  it.each([
    [null, ''],
    ['C', 'C'],
    [12.5, '12.5'],
    [['残疾', '长期慢性病'], '残疾、长期慢性病'],
    [['长期慢性病', '残疾'], '残疾、长期慢性病'],
  ])('are recognised again by their content: %j', (value, content) => {
    expect(registerContent(value)).toBe(content)
  })

  it('that were found wrong are silent until they change', () => {
    const facts: Facts = { ...buildFacts(), disputedRegister: { 'h1:dangerGrade': 'D', 'p1:labour': '无劳动力' } }
    expect(withoutDisputed(facts, 'h1', { dangerGrade: 'D', labour: '无劳动力' })).toEqual({
      dangerGrade: null,
      labour: '无劳动力',
    })
    expect(withoutDisputed(facts, 'h1', { dangerGrade: 'C' })).toEqual({ dangerGrade: 'C' })
  })

  it('stand as they stood on a day', () => {
    const former = [
      { until: '2026-06-30', values: { labour: 'second' } },
      { until: '2026-01-31', values: { labour: 'first' } },
    ]
    const person = { former, values: { labour: 'now' } }
    expect(registerOn(person, '2026-01-31')).toEqual({ labour: 'first' })
    expect(registerOn(person, '2026-02-01')).toEqual({ labour: 'second' })
    expect(registerOn(person, '2026-06-30')).toEqual({ labour: 'second' })
    expect(registerOn(person, '2026-07-01')).toEqual({ labour: 'now' })
  })
})

describe('the ledger', () => {
  const shelf = shelfFor(allFeeds)
  const recordsOf = (facts: Facts, feed: string): readonly RecordEntry[] | undefined =>
    openLedger(facts, shelf).records[shelf.get(feed) ?? -1]
  const bill = (settledOn: string, more: Partial<RecordDraft> = {}): RecordDraft => ({
    feed: 'medical',
    values: { settledOn },
    ...more,
  })

  it('leaves out records that were found wrong, and those of nobody here', () => {
    const records = [bill('2026-01-01', { disputed: true }), bill('2026-01-01', { personId: 'p9' })]
    expect(recordsOf(buildFacts({ records }), 'medical')).toEqual([])
  })

  it('keeps records oldest first, the later delivery after the earlier one of a day', () => {
    const drafts = [
      bill('2026-05-01', { key: 'c', delivered: 9 }),
      bill('2026-05-01', { key: 'b', delivered: 3 }),
      bill('2026-01-01', { key: 'a', delivered: 99 }),
    ]
    const keys = recordsOf(buildFacts({ records: drafts }), 'medical')?.map(({ record }) => record.key)
    expect(keys).toEqual(['a', 'b', 'c'])
  })

  it('takes the first death of a person, and no death that was found wrong', () => {
    const death = (happenedOn: string, more: Partial<RecordDraft> = {}): RecordDraft => ({
      feed: 'population',
      values: { event: '死亡', happenedOn },
      ...more,
    })
    const diedOn = (...records: RecordDraft[]) => openLedger(buildFacts({ records }), shelf).people[0]?.diedOn
    expect(diedOn()).toBe(NEVER)
    expect(diedOn(death('2026-05-01', { disputed: true }))).toBe(NEVER)
    expect(diedOn(death('2026-05-02'), death('2026-05-01'))).toBe(gridDayOf('2026-05-01'))
  })
})
