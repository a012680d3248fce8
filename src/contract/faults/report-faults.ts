import type { FaultSpec } from './fault-spec'

/** Household codes and reports. */
export const reportFaults = {
  // Household code
  'code.unknown': { kind: 'missing', says: '这个码不是户码。请扫门上的那个码。', next: '再扫一次' },
  'code.revoked': { kind: 'missing', says: '这个码已经换了新的。请找村里要新码。', next: '找人帮忙' },

  // Reports
  'receipt.unknown': { kind: 'missing', says: '没有找到这个受理编号。', next: '检查编号' },

  // Objections to a result
  'objection.unknown': { kind: 'missing', says: '没有找到这条异议。', next: '回到列表' },
  'objection.notOwn': { kind: 'denied', says: '替别人报的，由那一户自己提异议。', next: '知道了' },
  'objection.notClosed': { kind: 'conflict', says: '还没有结果，请再等一等。', next: '看现在的' },
  'objection.already': { kind: 'conflict', says: '已经提过异议，镇里会答复。', next: '看现在的' },
  'objection.answered': { kind: 'conflict', says: '这条异议已经答复了。', next: '看现在的' },
  'objection.wordsMissing': { kind: 'input', says: '请写一写为什么。', next: '写一写' },
  'report.unknown': { kind: 'missing', says: '没有找到这一条。只有报的人自己能看。', next: '回到首页' },
} as const satisfies Record<string, FaultSpec>
