import type { Day } from '../calendar/day'
import type { Hit } from '../scoring/evaluation'

/** issued 待接单 → accepted 已接单 → visited 已入户 → closed 已办结. */
export const ORDER_STATES = ['issued', 'accepted', 'visited', 'closed'] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const ORDER_STATE_WORDS = {
  issued: '待接单',
  accepted: '已接单',
  visited: '已入户',
  closed: '已办结',
} as const satisfies Record<OrderState, string>

/** What the visit found, for the order as a whole and for each piece of evidence. */
export const OUTCOMES = ['identify', 'helped', 'refer', 'notRisk', 'dataError', 'changed', 'unreachable'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type Finding = Outcome

export const OUTCOME_WORDS = {
  identify: '属实，启动识别',
  helped: '属实，已有帮扶够用',
  refer: '属实，转民政等部门',
  notRisk: '记录没错，但不构成风险',
  dataError: '不属实，数据有误',
  changed: '情况已变化',
  unreachable: '联系不上',
} as const satisfies Record<Outcome, string>

/** Kinds of hardship on the report page: what a villager sees as a picture. */
export const HARDSHIPS = ['illness', 'house', 'school', 'water', 'disaster', 'job', 'care', 'other'] as const
export type Hardship = (typeof HARDSHIPS)[number]

export const HARDSHIP_WORDS = {
  illness: { name: '看病', help: '得了大病，或看病花钱太多' },
  house: { name: '房子', help: '房子裂了、漏了，住着不放心' },
  school: { name: '上学', help: '孩子没上学，或学费交不起' },
  water: { name: '吃水', help: '没水、水不干净，或挑水很远' },
  disaster: { name: '受灾', help: '遭了水、火、冰雹、滑坡、车祸' },
  job: { name: '没活干', help: '没活干，或工钱拿不到' },
  care: { name: '残疾或没人照顾', help: '家里有残疾人，或老人孩子没人管' },
  other: { name: '其他难处', help: '别的难处，说给我们听' },
} as const satisfies Record<Hardship, { name: string; help: string }>

/** Whose hardship it is: of the household whose code was scanned, or of a neighbour. */
export const FOR_WHOM = ['own', 'other'] as const

/** In these the receipt reminds of 120 / 119 / 110 first. */
export const URGENT_HARDSHIPS: readonly Hardship[] = ['house', 'water', 'disaster']

/** Whom a visit met. */
export const MET = ['head', 'family', 'neighbour', 'nobody'] as const
export type Met = (typeof MET)[number]

export const MET_WORDS = {
  head: '户主',
  family: '家里人',
  neighbour: '邻居',
  nobody: '没见到人',
} as const satisfies Record<Met, string>

/** Who was met on the spot, and when. */
export interface Visit {
  readonly visitedOn: Day
  readonly met: Met
}

/** What can be said of a household when nobody was met: that it was not reached, or that the record is plainly wrong. */
const WITHOUT_MEETING = ['dataError', 'unreachable'] as const satisfies readonly Outcome[]

/** The findings open to a visit, by whom it met. */
export function findingsAfter(met: Met | undefined): readonly Finding[] {
  return met === 'nobody' ? WITHOUT_MEETING : OUTCOMES
}

/** Who takes the order: the village, or at once the township when the village has no active cadre. */
export const ORDER_LEVELS = ['village', 'township'] as const
export type OrderLevel = (typeof ORDER_LEVELS)[number]

/** A work order as its state machine sees it: what was written down of a visit or a result decides nothing and is kept beside it. */
export interface WorkOrder {
  readonly orderId: string
  readonly orderNo: string
  readonly householdId: string
  readonly villageCode: string
  readonly level: OrderLevel
  readonly state: OrderState
  readonly openedOn: Day
  readonly openedBy: 'score' | 'report'
  /** Last day of the clock that runs in this state; late is computed from it, never stored. */
  readonly dueOn: Day
  readonly acceptedOn: Day | null
  readonly visitedOn: Day | null
  readonly closedOn: Day | null
  readonly assigneeId: string | null
  readonly assigneeName: string | null
  readonly score: number
  readonly lamps: number
  readonly reported: boolean
  /** What the score said when the order opened, refreshed by every later score while it is open. */
  readonly hits: readonly Hit[]
  readonly unknown: readonly string[]
  readonly visit: Visit | null
  readonly outcome: Outcome | null
  /** How often it was closed before and reopened. */
  readonly reopenings: number
  readonly version: number
}

/** A finding for one piece of evidence of one rule, as the closing names it. */
export interface EvidenceFinding {
  readonly rule: string
  /** `evidenceRef` of the piece. */
  readonly key: string
  readonly finding: Finding
}

/** Late as of a day. */
export function isLate(order: Pick<WorkOrder, 'state' | 'dueOn'>, today: Day): boolean {
  return order.state !== 'closed' && order.dueOn < today
}
