import fc from 'fast-check'
import document from '../../../config/policies/sweep-questions.json'
import { parseSweepPolicy, type SweepPolicy } from '../../../src/domain/sweep/sweep-policy'
import { decideCheck, decideRound, roundState, type SweepRound } from '../../../src/domain/sweep/sweep-round'

const MONDAY = '2026-11-23'
const round: SweepRound = { areaCode: '610999101', from: MONDAY, until: '2026-12-04' }

function policyOf(): SweepPolicy {
  const parsed = parseSweepPolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal.details))
  return parsed.value
}
const { questions } = policyOf()
const answersWith = (...yes: readonly string[]) => questions.map(({ id }) => ({ question: id, yes: yes.includes(id) }))

describe('the questions', () => {
  test.each([
    ['none', { questions: [] }, '/questions'],
    ['a kind that nobody reports', { questions: [{ id: 'a', kind: 'money', ask: '?' }] }, '/questions/0/kind'],
    ['two of one name', { questions: [0, 1].map(() => ({ id: 'a', kind: 'house', ask: '?' })) }, '/questions/1/id'],
  ])('are refused with %s', (_, slip, place) => {
    const result = parseSweepPolicy({ ...document, ...slip })
    expect(result.ok ? {} : result.refusal.details).toHaveProperty([place])
  })

  test('are a handful, each of one line', () => {
    expect(questions.length).toBeLessThanOrEqual(10)
    for (const { ask } of questions) expect(ask.length).toBeLessThanOrEqual(24)
  })
})

describe('a round', () => {
  const decide = (slip: Partial<SweepRound>, others: readonly SweepRound[] = []) =>
    decideRound({ ...round, ...slip }, others, MONDAY)

  test.each([
    ['that begins in the past', decide({ from: '2026-11-22' }), 'sweep.datesWrong'],
    ['that ends before it begins', decide({ until: '2026-11-22' }), 'sweep.datesWrong'],
    ['beside one over the county', decide({}, [{ ...round, areaCode: '610999' }]), 'sweep.overlaps'],
    ['beside one in a village of it', decide({}, [{ ...round, areaCode: '610999101001' }]), 'sweep.overlaps'],
    [
      'that meets another on its last day',
      decide({}, [{ ...round, from: '2026-12-04', until: '2026-12-09' }]),
      'sweep.overlaps',
    ],
  ])('%s is refused', (_, result, code) => expect(result).toMatchObject({ refusal: { code } }))

  test('beside one elsewhere, or at another time, may begin', () => {
    expect(decide({}, [{ ...round, areaCode: '610999102' }]).ok).toBe(true)
    expect(decide({}, [{ ...round, from: '2026-12-05', until: '2026-12-09' }]).ok).toBe(true)
  })

  test.each([
    ['2026-11-22', 'coming'],
    [MONDAY, 'running'],
    ['2026-12-04', 'running'],
    ['2026-12-05', 'over'],
  ])('on %s is %s', (day, state) => expect(roundState(round, day)).toBe(state))
})

describe('a check', () => {
  const check = (answers = answersWith(), day = MONDAY, village = '610999101001') =>
    decideCheck(round, village, answers, { questions }, day)

  test.each([
    ['before the round', check(answersWith(), '2026-11-22'), 'sweep.notRunning'],
    ['after the round', check(answersWith(), '2026-12-05'), 'sweep.notRunning'],
    ['of a household elsewhere', check(answersWith(), MONDAY, '610999102001'), 'sweep.elsewhere'],
    ['with a question left out', check(answersWith().slice(1)), 'sweep.answerMissing'],
    [
      'with a question answered twice',
      check([...answersWith(), ...answersWith('water').slice(0, 1)]),
      'sweep.answerTwice',
    ],
    [
      'with a question that nobody asks',
      check([...answersWith(), { question: 'x', yes: true }]),
      'sweep.questionUnknown',
    ],
  ])('%s is refused', (_, result, code) => expect(result).toMatchObject({ refusal: { code } }))

  test('reports each hardship once, and none without a yes', () => {
    expect(check()).toEqual({ ok: true, value: [] })
    expect(check(answersWith('income', 'work', 'water'))).toEqual({ ok: true, value: ['job', 'water'] })
  })

  test('reports exactly the kinds that were answered with yes', () => {
    fc.assert(
      fc.property(fc.subarray(questions.map(({ id }) => id)), (yes) => {
        const result = check(answersWith(...yes))
        const kinds = questions.filter(({ id }) => yes.includes(id)).map(({ kind }) => kind)
        expect(result.ok && [...result.value].sort()).toEqual([...new Set(kinds)].sort())
      }),
      { seed: 20261123, numRuns: 200 },
    )
  })
})
