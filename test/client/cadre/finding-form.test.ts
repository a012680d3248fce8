import type { HitView } from '../../../src/contract/views'
import {
  currentFindings,
  findSharedFinding,
  findingsOffered,
  hitsToAnswer,
  missingFindings,
  outcomesOffered,
  setFindings,
} from '../../../src/cadre/order/finding-form'

const evidence = (key: string) => ({ key, says: '个人自付12,000元', date: null, department: '医保局', verified: null })
const hit = (rule: string, keys: string[], kind: HitView['kind'] = 'risk'): HitView => ({
  rule,
  name: rule,
  kind,
  points: kind === 'risk' ? 20 : -10,
  core: null,
  value: '',
  threshold: '',
  offWhen: '',
  evidence: keys.map(evidence),
})
const hits = [hit('R05', ['s1', 's2']), hit('R03', ['h1']), hit('A01', ['e1'], 'resistance')]

describe('findings of an order', () => {
  it('lack all risk evidence at first, and ask nothing about what offsets it', () => {
    expect(hitsToAnswer(hits).map(({ rule }) => rule)).toEqual(['R05', 'R03'])
    expect(missingFindings([], hits)).toBe(3)
    expect(currentFindings([], hits)).toEqual([])
  })

  it('are not shared while one is missing or they differ', () => {
    const r05 = hit('R05', ['s1', 's2'])
    expect(findSharedFinding([], r05)).toBeUndefined()
    const one = setFindings([], 'R05', ['s1'], 'dataError')
    expect(findSharedFinding(one, r05)).toBeUndefined()
    expect(findSharedFinding(setFindings(one, 'R05', ['s2'], 'helped'), r05)).toBeUndefined()
  })

  it('are given for a whole rule at once, and changed one by one', () => {
    const all = setFindings([], 'R05', ['s1', 's2'], 'dataError')
    expect(findSharedFinding(all, hit('R05', ['s1', 's2']))).toBe('dataError')
    const changed = setFindings(all, 'R05', ['s2'], 'helped')
    expect(currentFindings(changed, hits)).toEqual([
      { rule: 'R05', key: 's1', finding: 'dataError' },
      { rule: 'R05', key: 's2', finding: 'helped' },
    ])
    expect(missingFindings(changed, hits)).toBe(1)
  })

  it('drop what the order no longer holds', () => {
    const draft = setFindings(setFindings([], 'R05', ['s1', 'gone'], 'helped'), 'R99', ['x'], 'helped')
    expect(currentFindings(draft, hits)).toEqual([{ rule: 'R05', key: 's1', finding: 'helped' }])
  })
})

describe('outcomes that are offered', () => {
  it('are only two when nobody was met', () => {
    expect(findingsOffered('nobody')).toEqual(['dataError', 'unreachable'])
    expect(outcomesOffered([], 'nobody')).toEqual(['dataError', 'unreachable'])
  })

  it('are all seven for an order without evidence', () => {
    expect(outcomesOffered([], 'head')).toHaveLength(7)
  })

  it('are those of the findings', () => {
    const findings = [
      { rule: 'R05', key: 's1', finding: 'changed' as const },
      { rule: 'R03', key: 'h1', finding: 'helped' as const },
    ]
    expect(outcomesOffered(findings, 'family')).toEqual(['helped', 'changed'])
  })

  it('is identification as soon as one finding asks for it', () => {
    const findings = [
      { rule: 'R05', key: 's1', finding: 'identify' as const },
      { rule: 'R03', key: 'h1', finding: 'helped' as const },
    ]
    expect(outcomesOffered(findings, 'family')).toEqual(['identify'])
  })
})
