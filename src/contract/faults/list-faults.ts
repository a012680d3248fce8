import type { FaultSpec } from './fault-spec'

/** Areas, households and lists. */
export const listFaults = {
  // Areas and lists
  'area.unknown': { kind: 'missing', says: '没有这个区划：{area}。', next: '从头看' },
  'household.unknown': { kind: 'missing', says: '没有这一户。', next: '检查户编号' },
  'month.future': { kind: 'input', says: '{month}还没到。', next: '换个月份' },
  'search.tooShort': { kind: 'input', says: '请至少写{least}个字。', next: '多写几个字' },
  'cursor.invalid': { kind: 'input', says: '列表变了，请从头看。', next: '从头看' },
} as const satisfies Record<string, FaultSpec>
