import type { FaultSpec } from './fault-spec'

/** Rounds from house to house. details: day, from, until, count */
export const sweepFaults = {
  'sweep.unknown': { kind: 'missing', says: '没有找到这一轮排查。', next: '回到列表' },
  'sweep.datesWrong': { kind: 'input', says: '日期要从今天起，先开始后结束。', next: '改日期' },
  'sweep.overlaps': { kind: 'conflict', says: '这些天这里已有一轮排查。', next: '改日期' },
  'sweep.notRunning': { kind: 'conflict', says: '排查只在{from}到{until}。', next: '知道了' },
  'sweep.elsewhere': { kind: 'input', says: '这一轮不包括这个地方。', next: '换一户' },
  'sweep.answerMissing': { kind: 'input', says: '还有{count}个问题没有回答。', next: '补上' },
  'sweep.answerTwice': { kind: 'input', says: '同一个问题答了两次。', next: '改一改' },
  'sweep.questionUnknown': { kind: 'input', says: '有一个问题这个版本不认识。', next: '更新一下再试' },
  'sweep.checkedAlready': { kind: 'conflict', says: '这一户这一轮已经查过了。', next: '查下一户' },
} as const satisfies Record<string, FaultSpec>
