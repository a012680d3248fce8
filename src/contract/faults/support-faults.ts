import { OVERTAKEN, type FaultSpec } from './fault-spec'

/** Help for households. details: state, day, item, field */
export const supportFaults = {
  'measure.unknown': { kind: 'missing', says: '没有找到这项措施。', next: '看现在的' },
  'measure.classUnknown': { kind: 'input', says: '措施目录里没有这一类。', next: '改一改' },
  'measure.itemUnknown': { kind: 'input', says: '这一类里没有这个项目。', next: '改一改' },
  'measure.twice': { kind: 'conflict', says: '“{item}”已经安排了，还没有结束。', next: '看现在的' },
  'measure.stale': OVERTAKEN,
  'measure.wrongState': { kind: 'conflict', says: '这项措施{state}，不能这样办。', next: '看现在的' },
  'measure.dayInFuture': { kind: 'input', says: '这一天还没到。', next: '改日期' },
  'measure.beforeStart': { kind: 'input', says: '这一天早于开始日期 {day}。', next: '改日期' },
  'measure.untilBeforeStart': { kind: 'input', says: '结束期限早于开始日期 {day}。', next: '改日期' },
  'measure.reasonMissing': { kind: 'input', says: '请写一句原因。', next: '写原因' },
  'measure.noteMissing': { kind: 'input', says: '请写一句办了什么。', next: '写一句' },
} as const satisfies Record<string, FaultSpec>
