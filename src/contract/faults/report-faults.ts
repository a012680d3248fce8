import type { FaultSpec } from './fault-spec'

/** Household codes and reports. */
export const reportFaults = {
  // Household code
  'code.unknown': { kind: 'missing', says: '这个码不是户码。请扫门上的那个码。', next: '再扫一次' },
  'code.revoked': { kind: 'missing', says: '这个码已经换了新的。请找村里要新码。', next: '找人帮忙' },

  // Reports
  'report.unknown': { kind: 'missing', says: '没有找到这一条。只有报的人自己能看。', next: '回到首页' },
} as const satisfies Record<string, FaultSpec>
