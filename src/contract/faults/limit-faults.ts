import type { FaultSpec } from './fault-spec'

/** Too often. details: minutes = how long to wait */
export const limitFaults = {
  'limit.wrongCode': { kind: 'limit', says: '用错的码太多。请等{minutes}分钟再试。', next: '过会儿再试' },
  'limit.code': { kind: 'limit', says: '这个码刚用过很多次。请等{minutes}分钟。您填的都在。', next: '过会儿再试' },
  'limit.identity': { kind: 'limit', says: '您刚试过很多次。请等{minutes}分钟。您填的都在。', next: '过会儿再试' },
  'limit.address': {
    kind: 'limit',
    says: '这里的网刚用过很多次。请等{minutes}分钟。您填的都在。',
    next: '过会儿再试',
  },
} as const satisfies Record<string, FaultSpec>
