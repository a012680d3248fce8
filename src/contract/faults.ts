import { fileFaultSentences } from '../domain/comparison/file-faults'
import { rowFaultSentences } from '../domain/comparison/row-faults'
import type { Refusal } from '../domain/result'
import { findFieldWord } from './field-words'

/** The kind alone tells the client what to do: mend the input, stop, look again, wait and retry. */
export type FaultKind = 'input' | 'denied' | 'missing' | 'conflict' | 'limit' | 'unavailable' | 'internal'

interface FaultSpec {
  readonly kind: FaultKind
  /** What happened and that nothing is lost; `{name}` is filled from `details`. Plain words, at most twenty characters a sentence. */
  readonly says: string
  /** What to tap next. */
  readonly next: string
}

/** Every way in which something can be refused, once, for functions and screens. Retired codes stay here as comments. */
export const FAULTS = {
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

  // Household code
  'code.unknown': { kind: 'missing', says: '这个码不是户码。请扫门上的那个码。', next: '再扫一次' },
  'code.revoked': { kind: 'missing', says: '这个码已经换了新的。请找村里要新码。', next: '找人帮忙' },

  // Reports
  'report.unknown': { kind: 'missing', says: '没有找到这一条。只有报的人自己能看。', next: '回到首页' },

  // Orders. details: state, who, day, field, count
  'order.unknown': { kind: 'missing', says: '没有找到这张工单。', next: '回到待办' },
  'order.stale': { kind: 'conflict', says: '{who}刚改过这张工单，现在是{state}。您填的都在。', next: '看现在的' },
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
  'order.metNobody': { kind: 'input', says: '没见到人，只能选“联系不上”或“数据有误”。', next: '改一改' },

  // Areas and lists
  'area.unknown': { kind: 'missing', says: '没有这个区划：{area}。', next: '从头看' },
  'household.unknown': { kind: 'missing', says: '没有这一户。', next: '检查户编号' },
  'search.tooShort': { kind: 'input', says: '请至少写{least}个字。', next: '多写几个字' },
  'cursor.invalid': { kind: 'input', says: '列表变了，请从头看。', next: '从头看' },

  // Files of the county, whole and row by row: the comparison itself words these
  ...inputFaults(fileFaultSentences, '换一个文件'),
  ...inputFaults(rowFaultSentences, '改好这一行'),

  // Taking a file back. details: batch = the one to take back first, feed and day = what people know it by
  'batch.unknown': { kind: 'missing', says: '没有这个批次。', next: '检查批次号' },
  'batch.undone': { kind: 'conflict', says: '这个批次已经撤销了。', next: '知道了' },
  'batch.notKept': { kind: 'input', says: '区划和人员名单不能撤销。请导入改好的文件。', next: '换一个文件' },
  'batch.changedSince': {
    kind: 'conflict',
    says: '{day}的“{feed}”改过同样的数据。请先撤销那一批。',
    next: '先撤销那一批',
  },
  'batch.movedPeople': { kind: 'conflict', says: '这个批次从别的县迁来了人，不能撤销。', next: '知道了' },
  'batch.peopleLeft': { kind: 'conflict', says: '这个批次里有人后来迁到别的县。不能撤销。', next: '知道了' },
  'batch.inUse': {
    kind: 'conflict',
    says: '这个批次登记的农户已经在用了。有工单、评分或别的数据，不能撤销。',
    next: '知道了',
  },

  // Scoring
  'score.earlierThanLast': {
    kind: 'input',
    says: '{date}以后的日子已经算过，不能往回算。要重算全部请加 --full。',
    next: '改日期',
  },
  'day.invalid': { kind: 'input', says: '日期不对：{date}。', next: '改日期' },
} as const satisfies Record<string, FaultSpec>

export type FaultCode = keyof typeof FAULTS

function inputFaults<Code extends string>(sentences: Readonly<Record<Code, string>>, next: string) {
  const entries = Object.entries<string>(sentences).map(([code, says]) => [code, { kind: 'input', says, next }])
  return Object.fromEntries(entries) as Record<Code, FaultSpec>
}

/** What travels in an answer that refuses. `details` holds field names, states, days and numbers, never a value of a person. */
export interface Fault {
  readonly code: FaultCode
  readonly kind: FaultKind
  readonly details: Refusal['details']
}

export function makeFault(code: FaultCode, details: Refusal['details'] = {}): Fault {
  return { code, kind: FAULTS[code].kind, details }
}

/** The sentence of a fault with its details filled in; a field by the name that people give it. */
export function faultSentence(fault: Pick<Fault, 'code' | 'details'>): string {
  const field = findFieldWord(String(fault.details['field'])) ?? '有一处'
  return fillSentence(FAULTS[fault.code].says, { ...fault.details, field })
}

export function fillSentence(template: string, details: Refusal['details']): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
