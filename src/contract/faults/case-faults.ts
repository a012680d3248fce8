import { OVERTAKEN, type FaultSpec } from './fault-spec'

/** Cases, step by step. */
export const caseFaults = {
  // details: state, version, who, day, until, days, field, count, votes, voters, most
  'case.unknown': { kind: 'missing', says: '没有找到这个认定事项。', next: '回到列表' },
  'case.stale': OVERTAKEN,
  'case.wrongState': { kind: 'conflict', says: '现在是{state}，不能这样办。', next: '看现在的' },
  'case.inFuture': { kind: 'input', says: '日期还没到。', next: '改日期' },
  'case.tooEarly': { kind: 'input', says: '日期早于上一步（{day}）。', next: '改日期' },
  'case.reasonMissing': { kind: 'input', says: '请写明理由，农户会看到。', next: '写理由' },

  // Authorisation and comparison
  'case.authorisationMissing': { kind: 'input', says: '还差{count}个人的授权签字。', next: '补上' },
  'case.notAuthorised': { kind: 'conflict', says: '成年人还没有都签授权，不能比对。', next: '先签授权' },
  'case.personUnknown': { kind: 'input', says: '有一个签字的人不在这一户。', next: '看现在的' },
  'case.signedTwice': { kind: 'input', says: '同一个人签了两次。', next: '改一改' },
  'case.guardianMissing': { kind: 'input', says: '不满14岁的孩子，由监护人签。', next: '改一改' },
  'case.signerMissing': { kind: 'input', says: '别人代签，要写谁签的、为什么。', next: '补上' },
  'case.comparisonMissing': { kind: 'input', says: '还有{count}个部门没有比对结果。', next: '补上' },
  'case.bodyUnknown': { kind: 'input', says: '有的比对部门不在名单上，或写了两次。', next: '改一改' },

  // Clearance
  'case.notMonitored': { kind: 'conflict', says: '这一户不是监测户。', next: '看现在的' },
  'case.running': { kind: 'conflict', says: '这一户已经有一个事项在办。', next: '看现在的' },
  'case.conditionMissing': { kind: 'input', says: '还有{count}条消除条件没有写明。', next: '补上' },
  'case.conditionUnmet': { kind: 'conflict', says: '消除条件没有都达到，不能往下办。', next: '看现在的' },
  'case.noLabour': { kind: 'conflict', says: '整户没有劳动能力，暂不标注风险消除。', next: '看现在的' },

  // Assembly
  'case.assemblyIncomplete': { kind: 'input', says: '评议记录缺{field}。', next: '补上' },
  'case.votesDoNotFit': { kind: 'input', says: '投票共{votes}票，应投{voters}人。亲属回避不算。', next: '改一改' },
  'case.categoryUnknown': { kind: 'input', says: '请选监测对象的类别。', next: '选类别' },
  'case.riskUnknown': { kind: 'input', says: '请选一到{most}个风险，不要重复。', next: '选风险' },
  'case.assemblyAgainst': { kind: 'conflict', says: '评议没有过半数同意，不能公示。', next: '看现在的' },

  // Notice and objections
  'case.noticeTooShort': { kind: 'input', says: '公示要满{days}天，最早到{until}。', next: '改日期' },
  'case.noticeRunning': { kind: 'conflict', says: '公示到{day}才满，还不能审核。', next: '知道了' },
  'case.noNotice': { kind: 'conflict', says: '现在没有在公示。', next: '看现在的' },
  'case.objectionOpen': { kind: 'conflict', says: '还有异议没有答复，不能审核。', next: '先答复' },
  'case.objectionUpheld': { kind: 'conflict', says: '有一条异议属实。请退回或终止。', next: '看现在的' },
  'case.noticeUnknown': { kind: 'missing', says: '没有找到这个公示编号。请再看一遍。', next: '改一改' },
  'case.objectionWaits': { kind: 'conflict', says: '您提的异议还在办。答复了可以再提。', next: '看现在的' },
  'case.objectionUnknown': { kind: 'missing', says: '没有找到这条异议。', next: '看现在的' },
  'case.objectionAnswered': { kind: 'conflict', says: '这条异议已经有答复了。', next: '看现在的' },

  // Back, and the end
  'case.notEarlier': { kind: 'input', says: '只能退回到前面的环节。', next: '重新选' },
  'case.groundWrong': { kind: 'input', says: '现在不能用这个原因终止。', next: '重新选' },
} as const satisfies Record<string, FaultSpec>
