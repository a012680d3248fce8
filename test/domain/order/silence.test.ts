import { disputesOf } from '../../../src/domain/order/disputes'
import { OUTCOMES } from '../../../src/domain/order/order'
import {
  evidenceThatOpens,
  findSilencing,
  isSilenced,
  silentUntil,
  type PastFinding,
} from '../../../src/domain/order/silence'
import { contextOf, hit, MONDAY, piece } from './an-order'

function found(finding: PastFinding['finding'], foundOn = MONDAY): PastFinding {
  const until = silentUntil(finding, foundOn, contextOf(foundOn).calendar)
  return { rule: 'R05', ref: 'medical/A1', content: 'c1', finding, foundOn, silentUntil: until }
}

const asked = { rule: 'R05', evidence: piece('A1') }

describe.each(OUTCOMES)('after %s', (finding) => {
  test.each([
    ['another record', { rule: 'R05', evidence: piece('A2') }],
    ['another feed', { rule: 'R05', evidence: piece('A1', 'c1', 'illness') }],
    ['changed content', { rule: 'R05', evidence: piece('A1', 'c2') }],
  ])('%s is not silent', (_, other) => expect(isSilenced(found(finding), other, MONDAY)).toBe(false))

  test('the same evidence is silent on the day itself', () => {
    expect(isSilenced(found(finding), asked, MONDAY)).toBe(true)
  })
})

test.each([
  ['notRisk', '2027-05-22', '2027-05-23'],
  ['helped', '2027-05-22', '2027-05-23'],
  ['refer', '2027-05-22', '2027-05-23'],
  ['changed', '2027-05-22', '2027-05-23'],
  ['unreachable', '2026-12-07', '2026-12-08'],
] as const)('%s is silent through %s and not on %s', (finding, last, next) => {
  expect(isSilenced(found(finding), asked, last)).toBe(true)
  expect(isSilenced(found(finding), asked, next)).toBe(false)
})

test.each(OUTCOMES)(
  'after %s another rule, such as a core hit, is silent only if identification began with its evidence',
  (finding) => {
    const other = { rule: 'R06', evidence: piece('A1') }
    expect(isSilenced(found(finding), other, MONDAY)).toBe(finding === 'identify')
  },
)

test.each(['dataError', 'identify'] as const)('%s is silent for good while the content stays', (finding) => {
  expect(isSilenced(found(finding), asked, '2036-01-01')).toBe(true)
})

test('evidence that opens is the risk evidence nobody has verified', () => {
  const hits = [hit('R05', [piece('A1'), piece('A2')]), hit('A02', [piece('P1')])]
  expect(evidenceThatOpens(hits, [], MONDAY).map(({ evidence }) => evidence.key)).toEqual(['A1', 'A2'])
  expect(evidenceThatOpens(hits, [found('notRisk')], MONDAY).map(({ evidence }) => evidence.key)).toEqual(['A2'])
  expect(
    evidenceThatOpens(hits.slice(0, 1), [found('notRisk'), { ...found('helped'), ref: 'medical/A2' }], MONDAY),
  ).toEqual([])
})

test('the newest finding is the one that is shown', () => {
  const older = found('notRisk', '2026-10-01')
  expect(findSilencing([found('unreachable'), older], asked, MONDAY)?.finding).toBe('unreachable')
  expect(findSilencing([older, found('unreachable')], asked, '2026-12-20')?.finding).toBe('notRisk')
})

test('only data errors are disputed, records by feed and key, register values by key', () => {
  const disputes = disputesOf([
    { evidence: piece('A1'), finding: 'notRisk' },
    { evidence: piece('A2'), finding: 'dataError' },
    { evidence: piece('h1:housingArea', 'x', 'households'), finding: 'dataError' },
    { evidence: piece('p1:labour', 'y', 'members'), finding: 'dataError' },
  ])
  expect(disputes).toEqual({
    records: [{ feed: 'medical', key: 'A2', content: 'c1' }],
    register: { 'h1:housingArea': 'x', 'p1:labour': 'y' },
  })
})
