import type { ReportStatusView } from '../contract/views'
import type { OrderState } from '../domain/order/order'
import { dayWords } from '../ui/day-words'
import { OUTCOME_SENTENCES } from '../ui/outcome-sentences'

/** What a villager reads in each state. `{who}` and `{day}` are filled in. */
interface StateWords {
  readonly headline: string
  /** What happens next, while there is a day for it. */
  readonly next: string
  /** Its word in the row of steps. */
  readonly step: string
}

export const STATE_WORDS = {
  issued: { headline: '村里收到了。', next: '{day}前有人接手。', step: '村里收到' },
  accepted: { headline: '有人接手了：{who}。', next: '{day}前上门看。', step: '有人接手' },
  visited: { headline: '已经上门看过了（入户核实）。', next: '{day}前告诉您结果。', step: '上门看过' },
  closed: { headline: '有结果了。', next: '', step: '有结果' },
} as const satisfies Record<OrderState, StateWords>

/** For a neighbour only these two states are told, and no outcome: the details are that household's own. */
export const NEIGHBOUR_WORDS = {
  open: '收到了，谢谢您。',
  closed: '这件事办完了，谢谢您。',
  why: '为了保护那家人，详情只告诉他们本人。',
} as const

export const LATE_WORDS = {
  sorry: '村里慢了，对不起。',
  promised: '说好{day}前，没赶上。',
  urgent: '着急请点“找人帮忙”。',
} as const

/** Where the case stands that a report has led to. */
export const CASE_WORDS = {
  running: '村里正在办认定，办完告诉您。',
  announced: '认定通过了，会有人来帮您家。',
  declined: '这次认定没有通过。',
} as const satisfies Record<NonNullable<ReportStatusView['identification']>['state'], string>

const NO_NAME = '村里的同志'

/** The sentences of one report, in the order in which they are read; the first is the headline. Never empty. */
export function statusSentences(report: ReportStatusView): readonly [string, ...string[]] {
  if (report.forWhom === 'other') {
    return [report.state === 'closed' ? NEIGHBOUR_WORDS.closed : NEIGHBOUR_WORDS.open, NEIGHBOUR_WORDS.why]
  }
  const words = STATE_WORDS[report.state]
  if (report.state === 'closed') {
    const outcome = report.outcome ? [OUTCOME_SENTENCES[report.outcome]] : []
    return [words.headline, ...outcome, ...caseSentences(report.identification)]
  }
  const who = report.acceptedBy === null ? NO_NAME : `${report.acceptedBy.slice(0, 1)}同志`
  const day = report.nextBy === null ? undefined : dayWords(report.nextBy)
  return [words.headline.replace('{who}', who), ...(report.late ? lateSentences(day) : nextSentences(words, day))]
}

function caseSentences(identification: ReportStatusView['identification']): string[] {
  if (identification === null) return []
  const { state, reason } = identification
  return [CASE_WORDS[state], ...(reason === null ? [] : [`理由：${reason}`])]
}

/** The day that was promised is over: say so, and how to reach somebody, instead of promising it again. */
function lateSentences(day: string | undefined): string[] {
  const { sorry, promised, urgent } = LATE_WORDS
  return day === undefined ? [sorry, urgent] : [sorry, promised.replace('{day}', day), urgent]
}

function nextSentences(words: StateWords, day: string | undefined): string[] {
  return day === undefined ? [] : [words.next.replace('{day}', day)]
}
