import { OVERTAKEN, type FaultSpec } from './fault-spec'

/** Work orders. */
export const orderFaults = {
  // Orders. details: state, who, day, field, count
  'order.unknown': { kind: 'missing', says: '没有找到这张工单。', next: '回到待办' },
  'order.stale': OVERTAKEN,
  'order.wrongState': { kind: 'conflict', says: '工单现在是{state}，不能这样办。', next: '看现在的' },
  'order.notAssignee': { kind: 'denied', says: '这张工单是{who}接的。', next: '看现在的' },
  'order.visitInFuture': { kind: 'input', says: '走访日期还没到。', next: '改日期' },
  'order.visitTooEarly': { kind: 'input', says: '走访日期早于出单日期。', next: '改日期' },
  'order.reasonMissing': { kind: 'input', says: '请写一句理由，群众会看到结果。', next: '写理由' },
  'order.findingMissing': { kind: 'input', says: '还有{count}条依据没有核实结论。', next: '补上' },
  'order.findingUnknown': { kind: 'input', says: '有一条结论对不上这张工单的依据。', next: '看现在的' },
  'order.findingTwice': { kind: 'input', says: '同一条依据写了两个结论。', next: '改一改' },
  'order.outcomeWithoutFinding': { kind: 'input', says: '总的结论和每条依据的结论对不上。', next: '改一改' },
  'order.identifyMissed': { kind: 'input', says: '有依据属实要启动识别，总结论也要选它。', next: '改一改' },
  'order.actReasonMissing': { kind: 'input', says: '请写一句理由。', next: '写理由' },
  'order.outOfReach': { kind: 'input', says: '这个人管不到这一户。', next: '换一个人' },
  'order.handedToSame': { kind: 'input', says: '这张工单已经在{who}手里。', next: '换一个人' },
  'order.inCase': { kind: 'conflict', says: '这一户已在认定中。工单不再重新核实。', next: '知道了' },
  'order.anotherOpen': { kind: 'conflict', says: '这一户另有一张没办结的工单。', next: '看现在的' },
  'order.urgedToday': { kind: 'conflict', says: '今天已经督办过了。', next: '知道了' },
  'order.metNobody': { kind: 'input', says: '没见到人，只能选“联系不上”或“数据有误”。', next: '改一改' },
} as const satisfies Record<string, FaultSpec>
