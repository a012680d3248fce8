import { FAULTS } from '../../../src/contract/faults'
import { HARDSHIP_WORDS, HARDSHIPS, ORDER_STATES, OUTCOMES } from '../../../src/domain/order/order'
import { OUTCOME_SENTENCES } from '../../../src/ui/outcome-sentences'
import { gapSentence, newReportDraft } from '../../../src/villager/report/report-draft'
import {
  CASE_WORDS,
  LATE_WORDS,
  NEIGHBOUR_WORDS,
  STATE_WORDS,
  statusSentences,
} from '../../../src/villager/status-words'
import { aReport } from './a-report'

/** Characters of the longest sentence; a filled-in `{name}` counts as the longest value that it takes. */
function longest(text: string): number {
  const filled = text
    .replaceAll('{day}', '12月31日（周四）')
    .replaceAll('{who}', '村里的同志')
    .replace(/\{\w+\}/g, '十二个')
  return Math.max(...filled.split(/[。！？]/).map((sentence) => sentence.replace(/[，、：；“”（）]/g, '').length))
}

const latin = (text: string) => /[A-Za-z]/.test(text.replace(/\{\w+\}/g, ''))
/** Commands, threats and the words of scoring: no villager is to meet them. */
const FORBIDDEN = /请务必|否则|责令|逾期不候|返贫|预警|亮灯|分值|积分|扣分/

// Said to whoever runs the system or hands in a file; a villager never meets them.
const OFFICE_ONLY = /^(score|file|row)\./

const faults = Object.entries(FAULTS).filter(([code]) => !OFFICE_ONLY.test(code))
const villagerTexts: [string, string][] = [
  ...ORDER_STATES.flatMap((state) => Object.entries(STATE_WORDS[state])),
  ...Object.entries(NEIGHBOUR_WORDS),
  ...Object.entries(LATE_WORDS),
  ...Object.entries(CASE_WORDS),
  ...HARDSHIPS.flatMap((kind) => [
    [`${kind} name`, HARDSHIP_WORDS[kind].name] as [string, string],
    [`${kind} help`, HARDSHIP_WORDS[kind].help] as [string, string],
  ]),
  ...(['kind', 'forWhom', 'phone'] as const).map((gap): [string, string] => [
    gap,
    gapSentence(gap, newReportDraft('')),
  ]),
]

test.each(faults)('fault %s speaks plainly', (_, { says, next }) => {
  for (const text of [says, next]) {
    expect(text).not.toBe('')
    expect(latin(text)).toBe(false)
    expect(text).not.toMatch(FORBIDDEN)
    expect(longest(text)).toBeLessThanOrEqual(20)
  }
  expect(next.length).toBeLessThanOrEqual(7)
})

test.each(villagerTexts)('%s: %s', (_, text) => {
  expect(latin(text)).toBe(false)
  expect(text).not.toMatch(FORBIDDEN)
  expect(longest(text)).toBeLessThanOrEqual(20)
})

test.each(Object.entries(OUTCOME_SENTENCES))('outcome %s', (_, text) => {
  expect(latin(text)).toBe(false)
  expect(text).not.toMatch(FORBIDDEN)
  expect(longest(text)).toBeLessThanOrEqual(20)
})

describe('every report has something to read', () => {
  test('a late one apologises, and does not promise the past day again', () => {
    expect(statusSentences({ ...aReport, late: true })).toEqual([
      '村里收到了。',
      '村里慢了，对不起。',
      '说好11月25日（周三）前，没赶上。',
      '着急请点“找人帮忙”。',
    ])
  })

  test('a neighbour learns that it was taken or done, and no outcome', () => {
    const closed = statusSentences({ ...aReport, forWhom: 'other', state: 'closed', outcome: 'helped' })
    expect(closed).toEqual(['这件事办完了，谢谢您。', '为了保护那家人，详情只告诉他们本人。'])
    for (const state of ['issued', 'accepted', 'visited'] as const) {
      expect(statusSentences({ ...aReport, forWhom: 'other', state, acceptedBy: '王小明' })[0]).toBe('收到了，谢谢您。')
    }
  })

  test.each(OUTCOMES)('closed as %s', (outcome) => {
    expect(statusSentences({ ...aReport, state: 'closed', nextBy: null, outcome })).toEqual([
      '有结果了。',
      OUTCOME_SENTENCES[outcome],
    ])
  })

  test('who is in a case learns how it stands, and why it ended', () => {
    const closed = { ...aReport, state: 'closed', nextBy: null, outcome: 'identify' } as const
    const sentences = (identification: typeof aReport.identification) =>
      statusSentences({ ...closed, identification }).slice(2)
    expect(sentences({ state: 'running', reason: null })).toEqual([CASE_WORDS.running])
    expect(sentences({ state: 'declined', reason: '家里有车' })).toEqual([CASE_WORDS.declined, '理由：家里有车'])
  })

  test('each open state names the next day, and only the surname of a cadre', () => {
    const next = ORDER_STATES.filter((state) => state !== 'closed').map((state) =>
      statusSentences({ ...aReport, state, acceptedBy: '王小明' }),
    )
    expect(next).toEqual([
      ['村里收到了。', '11月25日（周三）前有人接手。'],
      ['有人接手了：王同志。', '11月25日（周三）前上门看。'],
      ['已经上门看过了（入户核实）。', '11月25日（周三）前告诉您结果。'],
    ])
  })
})
