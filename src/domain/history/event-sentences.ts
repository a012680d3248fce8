import { CASE_KIND_WORDS, CASE_STATE_WORDS } from '../case/case'
import { GROUNDS } from '../case/decline-grounds'
import { CHANNEL_WORDS } from '../order/channel'
import { HARDSHIP_WORDS, MET_WORDS, OUTCOME_WORDS } from '../order/order'
import type { EventType } from './event-type'

/** What an entry of a household's timeline is about. */
export const ENTRY_KINDS = ['report', 'score', 'order', 'case', 'measure', 'sweep', 'data'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const ENTRY_KIND_WORDS = {
  report: '反映',
  score: '评分',
  order: '工单',
  case: '认定',
  measure: '帮扶',
  sweep: '排查',
  data: '数据',
} as const satisfies Record<EntryKind, string>

/** What an event is about that has a page of its own, by the first word of its type. */
const PAGES = { order: 'order', case: 'case', measure: 'measure', sweep: 'round' } as const
export const PAGE_KINDS = Object.values(PAGES)
export type PageKind = (typeof PAGE_KINDS)[number]

export interface Told {
  readonly kind: EntryKind
  /** A Chinese sentence without names, and without words that are kept sealed: no event holds any. */
  readonly says: string
}

/** Names of what events hold as codes. */
export interface Names {
  measure(code: string): string
  feed(id: string): string
}

/** What an event holds besides whom it is about: codes, states and numbers, as they were written on its day. */
export type EventPayload = Readonly<Record<string, unknown>>

type Teller = (payload: EventPayload, names: Names) => Told

/**
 * What each event says of a household to whoever may open its page; null for what is of no household, or told elsewhere: who saw
 * a value whole stands in the access log, which is the county's.
 */
export const EVENT_SENTENCES = {
  'order.issued': (payload) => heard(payload, '出工单', '评分达到出单线'),
  'order.joined': (payload) => heard(payload, '并入这张工单', '新的线索'),
  'order.accepted': () => order('接单'),
  'order.handedOver': () => order('转交工单'),
  'order.visited': ({ visitedOn, met }) =>
    order(`${text(visitedOn)} 入户核实：${met === 'nobody' ? '' : '见到'}${wordOf(MET_WORDS, met)}`),
  'order.closed': ({ outcome }) => order(`办结：${wordOf(OUTCOME_WORDS, outcome)}`),
  'order.reopened': () => order('重新核实'),
  'order.urged': () => order('督办'),

  'case.opened': (payload) => step(payload, '启动识别'),
  'case.authorised': (payload) => step(payload, '承诺授权签齐'),
  'case.compared': (payload) => step(payload, '部门信息比对'),
  'case.proposed': (payload) => step(payload, '提出名单'),
  'case.visited': (payload) => step(payload, '入户核对消除条件'),
  'case.assembled': (payload) => step(payload, '民主评议'),
  'case.noticed': (payload) => step(payload, '村级公示'),
  'case.reviewed': (payload) => step(payload, '镇级审核同意'),
  'case.approved': (payload) => step(payload, '县级审定同意'),
  'case.announced': (payload) => step(payload, '公告'),
  'case.declined': (payload) => step(payload, `终止（${groundName(payload['ground'])}）`),
  'case.helpedFirst': (payload) => step(payload, '先行帮扶，手续后补'),
  'case.sentBack': (payload) => step(payload, `退回到“${wordOf(CASE_STATE_WORDS, payload['to'])}”`),
  'case.objected': () => about('case', '有人对公示提异议'),
  'case.objectionAnswered': ({ upheld }) => about('case', `答复公示异议：${upheld === true ? '属实' : '不属实'}`),

  'measure.planned': ({ code }, { measure }) => about('measure', `安排帮扶措施：${measure(text(code))}`),
  'measure.started': ({ startedOn }) => about('measure', `帮扶从 ${text(startedOn)} 开始`),
  'measure.progress': ({ on }) => about('measure', `记下 ${text(on)} 的帮扶进展`),
  'measure.ended': ({ endedOn }) => about('measure', `帮扶到 ${text(endedOn)} 结束`),
  'measure.cancelled': () => about('measure', '取消还没开始的帮扶'),

  'result.objected': () => about('report', '对核实结果提异议'),
  'result.objectionDismissed': () => about('order', '答复对结果的异议：维持结果'),

  'sweep.checked': ({ concerns }) =>
    about('sweep', concerns === 0 ? '集中排查：没有发现难处' : `集中排查：发现${text(concerns)}项难处`),

  'correction.opened': ({ feed: id }, { feed }) => about('data', `请部门更正数据（${feed(text(id))}）`),
  'correction.answered': ({ feed: id }, { feed }) => about('data', `部门答复了数据更正单（${feed(text(id))}）`),
  'correction.mended': ({ feed: id }, { feed }) => about('data', `部门更正了数据（${feed(text(id))}）`),
  'correction.withdrawn': ({ feed: id }, { feed }) => about('data', `撤回数据更正单（${feed(text(id))}）`),
  'correction.reopened': ({ feed: id }, { feed }) =>
    about('data', `数据又和更正前一样，再请部门更正（${feed(text(id))}）`),
  'register.corrected': ({ orderId }) => about('data', orderId === undefined ? '按本人请求更正登记' : '入户时更正登记'),
  'person.left': () => about('data', '一人迁到别的县'),
  'code.replaced': () => about('data', '换户码'),
  'code.revoked': () => about('data', '作废户码'),
  'score.inCase': ({ score }) => about('score', `评分 ${text(score)} 分，正在认定，不另出工单`),
  'audit.difference': () => about('score', '复核发现评分和数据不一致，重新评分'),

  'score.slice': null,
  'code.issued': null,
  'orders.held': null,
  'orders.released': null,
  'sweep.started': null,
  'file.imported': null,
  'file.undone': null,
  'field.revealed': null,
  'staff.invited': null,
  'staff.invitationRevoked': null,
  'staff.bound': null,
  'staff.postEnded': null,
} as const satisfies Record<EventType, Teller | null>

const TELLERS = new Map<string, Teller | null>(Object.entries(EVENT_SENTENCES))

/** The events that a household's timeline tells. */
export const TOLD_EVENTS: readonly string[] = [...TELLERS].flatMap(([type, tell]) => (tell === null ? [] : [type]))

/** What an event of a household says. Fault: throws for one that is not told. */
export function tellEvent(type: string, payload: EventPayload, names: Names): Told {
  const tell = TELLERS.get(type)
  if (!tell) throw new Error(`Nothing is said of ${type}.`)
  return tell(payload, names)
}

/** The page that the subject of an event names; undefined where it has none. */
export function findPageKind(type: string): PageKind | undefined {
  const [about] = type.split('.')
  return Object.entries(PAGES).find(([name]) => name === about)?.[1]
}

function about(kind: EntryKind, says: string): Told {
  return { kind, says }
}

function order(says: string): Told {
  return about('order', says)
}

/** What asked for a visit: somebody's word by a channel, or a score. */
function heard({ by, channel, kind }: EventPayload, then: string, byScore: string): Told {
  if (by !== 'report') return order(`${byScore}，${then}`)
  // A code is scanned by the household or by a neighbour: which of them is nobody's business.
  const way = channel === 'code' ? '群众反映' : wordOf(CHANNEL_WORDS, channel)
  return about(channel === 'sweep' ? 'sweep' : 'report', `${way}：${hardshipName(kind)}，${then}`)
}

function step({ kind }: EventPayload, says: string): Told {
  return about('case', `${wordOf(CASE_KIND_WORDS, kind)}：${says}`)
}

function hardshipName(kind: unknown): string {
  return Object.entries(HARDSHIP_WORDS).find(([code]) => code === kind)?.[1].name ?? ''
}

function groundName(ground: unknown): string {
  return Object.entries(GROUNDS).find(([code]) => code === ground)?.[1].name ?? ''
}

/** The word of a code; empty for one that the program has dropped since, because history is read for years. */
function wordOf(words: Readonly<Record<string, string>>, code: unknown): string {
  return Object.entries(words).find(([name]) => name === code)?.[1] ?? ''
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
