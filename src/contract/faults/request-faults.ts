import type { FaultSpec } from './fault-spec'

/** Reaching the system, the request itself, and who may ask. */
export const requestFaults = {
  // Reaching the system
  'network.offline': { kind: 'unavailable', says: '现在没有网。您填的都在。', next: '再试一次' },
  'network.timeout': { kind: 'unavailable', says: '网太慢，还没发出去。再发不会发两遍。', next: '再试一次' },
  'server.busy': { kind: 'unavailable', says: '现在用的人多，等一分钟再试。您填的都在。', next: '再试一次' },
  internal: { kind: 'internal', says: '我们这边出了问题，不怪您。您填的都在。', next: '再试一次' },

  // The request itself. details: field = where, in the words of the contract
  'request.invalid': { kind: 'input', says: '{field}填得不对。您填的都在。', next: '改一改' },
  'request.unknownField': { kind: 'input', says: '多了这个版本不认识的内容。', next: '更新一下再试' },
  'request.unknownOperation': { kind: 'input', says: '这个版本不认识这个操作。', next: '更新一下再试' },
  'request.tooLarge': { kind: 'limit', says: '内容太大，最多{limit}。', next: '分开发送' },
  'command.idReused': { kind: 'conflict', says: '这个编号已经用过，内容不一样。', next: '重新填一次' },

  // Who may
  'permission.role': { kind: 'denied', says: '您的身份不能办这件事。需要时找县里开通。', next: '知道了' },
  'permission.area': { kind: 'denied', says: '您的账号看不到这个地方。需要时找县里开通。', next: '知道了' },
  'identity.missing': { kind: 'denied', says: '还没有登录。您填的都在。', next: '再登录一次' },
} as const satisfies Record<string, FaultSpec>
