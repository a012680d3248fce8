import { OVERTAKEN, type FaultSpec } from './fault-spec'

/** Staff accounts, seeing what is masked, and correcting what is stored about a person. details: day, days, state, version */
export const accountFaults = {
  // Invitations and posts
  'invitation.nameMissing': { kind: 'input', says: '请写这个人的姓名。', next: '写姓名' },
  'invitation.areaLevel': { kind: 'input', says: '这个身份不在这一级。', next: '换一个地方' },
  'invitation.fromPast': { kind: 'input', says: '开始日期已经过了。', next: '改日期' },
  'invitation.untilTooEarly': { kind: 'input', says: '结束日期早于开始日期。', next: '改日期' },
  'invitation.untilTooLate': { kind: 'input', says: '最晚到{day}。到期可以再邀请。', next: '改日期' },
  'invitation.unknown': { kind: 'missing', says: '没有找到这个邀请。', next: '回到列表' },
  'invitation.notOpen': { kind: 'conflict', says: '这个邀请{state}，不能撤回。', next: '看现在的' },
  'invitation.wrong': { kind: 'input', says: '邀请码和手机号对不上。请再看一遍。', next: '改一改' },
  'invitation.expired': { kind: 'conflict', says: '这个邀请过期了。请找县里再发一个。', next: '知道了' },
  'invitation.revoked': { kind: 'conflict', says: '这个邀请撤回了。有疑问请找县里。', next: '知道了' },
  'invitation.used': { kind: 'conflict', says: '这个邀请用过了。请找县里再发一个。', next: '知道了' },
  'invitation.identityTaken': {
    kind: 'conflict',
    says: '这个微信绑了别的手机号的岗位。请找县里先结束它。',
    next: '知道了',
  },
  'post.unknown': { kind: 'missing', says: '没有找到这个岗位。', next: '回到列表' },
  'post.own': { kind: 'denied', says: '自己的岗位请别人来结束。', next: '知道了' },
  'post.ended': { kind: 'conflict', says: '这个岗位已经结束了。', next: '看现在的' },

  // Seeing a value whole
  'reveal.notForRole': { kind: 'denied', says: '您的身份不能看这一项。', next: '知道了' },
  'reveal.reasonMissing': { kind: 'input', says: '请写明为什么要看。', next: '写理由' },
  'reveal.empty': { kind: 'missing', says: '这一项没有登记。', next: '知道了' },

  // What is stored about a person
  'person.unknown': { kind: 'missing', says: '这一户没有这个人。', next: '看现在的' },
  'guardian.missing': { kind: 'input', says: '不满14岁的孩子，请写明监护人。', next: '补上' },
  'data.stale': OVERTAKEN,
  'data.notVisiting': { kind: 'denied', says: '接了这一户的工单才能改。', next: '先接单' },
  'data.fieldUnknown': { kind: 'input', says: '这一项不能在这里改。', next: '换一项' },
  'data.reasonMissing': { kind: 'input', says: '请写明为什么要改。', next: '写理由' },
  'data.blank': { kind: 'input', says: '这一项不能空着。', next: '填上' },
  'data.unchanged': { kind: 'input', says: '和现在登记的一样。', next: '改一改' },
} as const satisfies Record<string, FaultSpec>
