import fc from 'fast-check'
import type { HitView } from '../../../src/contract/views'
import {
  currentFindings,
  findSharedFinding,
  hitsToAnswer,
  missingFindings,
  outcomesOffered,
  setFindings,
} from '../../../src/cadre/order/finding-form'
import { decideClose } from '../../../src/domain/order/decide-close'
import { findingsAfter, OUTCOMES, type EvidenceFinding, type Outcome } from '../../../src/domain/order/order'
import { cadre, contextOf, hit as riskHit, MONDAY, piece, visited } from '../../domain/order/an-order'

const evidence = (key: string) => ({
  key,
  who: null,
  says: '个人自付12,000元',
  date: null,
  department: '医保局',
  freshness: { state: 'fresh' as const, says: '2026-11-01 收到。' },
  verified: null,
})
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
    expect(findingsAfter('nobody')).toEqual(['dataError', 'unreachable'])
    expect(outcomesOffered({ findings: [], met: 'nobody', reported: true })).toEqual(['dataError', 'unreachable'])
  })

  it('is identification as soon as one finding asks for it', () => {
    const findings = [finding('s1', 'identify'), finding('s2', 'helped')]
    expect(outcomesOffered({ findings, met: 'family', reported: true })).toEqual(['identify'])
  })

  it('are those of the findings, or any when a report is answered too', () => {
    const findings = [finding('s1', 'changed'), finding('s2', 'helped')]
    expect(outcomesOffered({ findings, met: 'family', reported: false })).toEqual(['helped', 'changed'])
    expect(outcomesOffered({ findings, met: 'family', reported: true })).toEqual(OUTCOMES)
  })

  it('are exactly those that the functions accept', () => {
    const given = fc.record({
      said: fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 3 }),
      met: fc.constantFrom('head' as const, 'nobody' as const),
      reported: fc.boolean(),
    })
    fc.assert(
      fc.property(given, ({ said, met, reported }) => {
        fc.pre(said.every((one) => findingsAfter(met).includes(one)))
        const findings = said.map((one, index) => finding(`s${index}`, one))
        const accepted = OUTCOMES.filter((outcome) => closes(findings, { outcome, met, reported }))
        expect(outcomesOffered({ findings, met, reported })).toEqual(accepted)
      }),
      { seed: 20261123 },
    )
  })
})

function finding(key: string, found: Outcome) {
  return { rule: 'R05', key: `medical/${key}`, finding: found }
}

/** What the server's own decision says to closing an order with this evidence. */
function closes(
  findings: readonly EvidenceFinding[],
  { outcome, met, reported }: { outcome: Outcome; met: 'head' | 'nobody'; reported: boolean },
): boolean {
  const seen = findings.map(({ key }) => piece(key.slice('medical/'.length)))
  const order = visited([riskHit('R05', seen)], met, reported ? 'report' : 'score')
  const command = { expectedVersion: order.version, outcome, reason: '看过了', findings }
  return decideClose(order, command, cadre(), contextOf(MONDAY)).ok
}
