import type { CaseState } from '../../../src/domain/case/case'
import { findClass } from '../../../src/domain/support/catalogue'
import { catalogue } from '../../domain/support/a-measure'
import { tellBeginning } from './begin'
import { SCORED } from './case-county'
import { CLEARANCE, clocksOf, HELP, HELP_FIRST, INCLUSION, type Schedule } from './schedule'
import type { Followed } from './stories'
import { tellWork } from './work-order'

/** What a timeline says of a step. */
export const STEP_WORDS: Readonly<Partial<Record<CaseState, string>>> = {
  ...{ authorised: '承诺授权签齐', compared: '部门信息比对', visited: '入户核对消除条件', assembled: '民主评议' },
  ...{ noticed: '村级公示', reviewed: '镇级审核同意', approved: '县级审定同意', announced: '公告' },
}

/** The whole story of a household that is included, helped and cleared, as its timeline has to tell it: the oldest first. */
export function tellStory({ begins, urgent, helpFirst, help, scoredOn }: Followed): readonly string[] {
  const [first = '', ...rest] = tellBeginning(begins)
  const said = begins.by === 'files' ? [SCORED, first] : [first, ...rest, SCORED, '新的线索，并入这张工单']
  const scores = ['2026-12-16', '2027-09-15', ...scoredOn].map((day) => `${day} ${SCORED}`)
  const told = [
    ...tellWork({ clocks: clocksOf(urgent), outcome: 'identify' }),
    '2026-11-26 纳入：启动识别',
    ...(helpFirst === undefined ? [] : ['2026-11-26 纳入：先行帮扶，手续后补']),
    ...tellSteps('纳入', INCLUSION),
    ...help.map(([measure]) => `${HELP.planned} 安排帮扶措施：${findClass(catalogue, measure)?.name}`),
    ...help.map((_, place) => {
      const from = helpFirst !== undefined && place === 0 ? HELP_FIRST.on : HELP.started
      return `${HELP.started} 帮扶从 ${from} 开始`
    }),
    ...help.map(() => `${HELP.told} 记下 ${HELP.told} 的帮扶进展`),
    ...help.map(() => `${HELP.ended} 帮扶到 ${HELP.ended} 结束`),
    '2027-09-20 风险消除：提出名单',
    ...tellSteps('风险消除', CLEARANCE),
  ]
  // A night is the last thing of its day.
  return [...said.map((says) => `2026-11-23 ${says}`), ...[...told, ...scores].sort(byDay)]
}

function tellSteps(kind: string, steps: Schedule): readonly string[] {
  return steps.map(([on, state]) => `${on} ${kind}：${STEP_WORDS[state]}`)
}

function byDay(one: string, other: string): number {
  return one.slice(0, 10).localeCompare(other.slice(0, 10))
}
