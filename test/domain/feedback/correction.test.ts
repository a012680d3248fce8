import { correctionsOf, CORRECTION_STATES, type Correction } from '../../../src/domain/feedback/correction'
import { decideAnswer } from '../../../src/domain/feedback/decide-answer'
import { OUTCOMES, type Finding } from '../../../src/domain/order/order'
import { piece } from '../order/an-order'

const TODAY = '2026-11-23'

function open(change: Partial<Correction> = {}): Correction {
  return {
    correctionId: 'c1',
    orderId: 'o1',
    householdId: 'h1',
    villageCode: '610999101001',
    feed: 'medical',
    personId: 'p1',
    recordKey: 'A1',
    content: 'c1',
    says: '个人自付 12,000 元',
    rules: ['R06'],
    found: '发票上是 1,200 元',
    openedOn: '2026-11-20',
    state: 'open',
    closedOn: null,
    answer: null,
    version: 1,
    ...change,
  }
}

function answer(correction: Correction, said = '已更正，下月送来', expectedVersion = correction.version) {
  return decideAnswer(correction, { expectedVersion, answer: said }, { day: TODAY })
}

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

describe('an answer is refused', () => {
  test.each([
    ['on an old view, before anything else', answer(open({ state: 'mended', version: 2 }), '', 1), 'correction.stale'],
    ['without a word', answer(open(), '  '), 'correction.answerMissing'],
  ])('%s', (_, result, code) => expect(codeOf(result)).toBe(code))

  test('once the item is closed, however it was', () => {
    const refused = CORRECTION_STATES.map((state) => codeOf(answer(open({ state }))))
    expect(refused).toEqual(['ok', ...Array<string>(CORRECTION_STATES.length - 1).fill('correction.wrongState')])
  })
})

test('an answer closes the item and leaves no words in history', () => {
  expect(answer(open())).toEqual({
    ok: true,
    value: {
      correction: open({ state: 'answered', closedOn: TODAY, answer: '已更正，下月送来', version: 2 }),
      event: { type: 'correction.answered', version: 2, feed: 'medical' },
    },
  })
})

describe('a closing', () => {
  const answered = (rule: string, key: string, finding: Finding, source = 'medical') => ({
    ...{ rule, evidence: piece(key, 'c1', source), finding },
    ...{ foundOn: TODAY, silentUntil: null },
  })

  function itemsOf(...findings: ReturnType<typeof answered>[]) {
    let made = 0
    const closing = { orderId: 'o1', householdId: 'h1', villageCode: '610999101001', reason: '发票不符', findings }
    return correctionsOf(closing, () => `c${(made += 1)}`)
  }

  test.each(OUTCOMES.filter((outcome) => outcome !== 'dataError'))('makes no item of evidence found %s', (finding) => {
    expect(itemsOf(answered('R05', 'A1', finding))).toEqual([])
  })

  test('makes one item of a record, however many rules it had made fire', () => {
    const items = itemsOf(
      answered('R05', 'A1', 'dataError'),
      answered('R07', 'A1', 'dataError'),
      answered('R05', 'A2', 'identify'),
    )
    expect(items).toMatchObject([
      { correctionId: 'c1', feed: 'medical', recordKey: 'A1', content: 'c1', rules: ['R05', 'R07'], found: '发票不符' },
    ])
  })

  test('makes two of the same key in two feeds', () => {
    const items = itemsOf(answered('R03', '7', 'dataError', 'housing'), answered('R03', '7', 'dataError', 'disaster'))
    expect(items.map(({ feed, state, openedOn }) => [feed, state, openedOn])).toEqual([
      ['housing', 'open', TODAY],
      ['disaster', 'open', TODAY],
    ])
  })
})
