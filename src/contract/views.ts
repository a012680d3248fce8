import * as z from 'zod/mini'
import { FRESHNESS_STATES } from '../domain/feedback/freshness'
import { FOR_WHOM, HARDSHIPS, MET, ORDER_LEVELS, ORDER_STATES, OUTCOMES } from '../domain/order/order'
import { CLOCK_SIGNS } from '../domain/order/clock-sign'
import { OBJECTION_STATES } from '../domain/order/result-objection'
import { ORDER_ACTIONS } from '../domain/order/transitions'
import { day } from './schema'

/** An order as a line of a list. Names are shown to those whose area it is; phones and addresses never are in lists. */
export const orderCard = z.object({
  orderId: z.string(),
  orderNo: z.string(),
  version: z.int(),
  householdNo: z.string(),
  headName: z.string(),
  group: z.nullable(z.string()),
  villageCode: z.string(),
  villageName: z.string(),
  level: z.enum(ORDER_LEVELS),
  state: z.enum(ORDER_STATES),
  openedOn: day,
  dueOn: day,
  late: z.boolean(),
  /** How far the clock of the state has run; null when none runs. */
  clock: z.nullable(z.enum(CLOCK_SIGNS)),
  /** How often it was urged. */
  urges: z.int(),
  /** Working days left until `dueOn`; negative when late. */
  daysLeft: z.int(),
  score: z.int(),
  lamps: z.int(),
  /** Kinds of core hit: 教育, 医疗, 住房, 饮水. */
  urgent: z.array(z.string()),
  reported: z.boolean(),
  outcome: z.nullable(z.enum(OUTCOMES)),
  /** What it is about, at most a line, without names. */
  headline: z.string(),
})
export type OrderCard = z.infer<typeof orderCard>

const evidenceView = z.object({
  key: z.string(),
  /** Name of the person it is about; null for the household as a whole. */
  who: z.nullable(z.string()),
  says: z.string(),
  date: z.nullable(day),
  department: z.string(),
  /** When its feed was delivered last, and whether that is longer ago than its rhythm. */
  freshness: z.object({ state: z.enum(FRESHNESS_STATES), says: z.string() }),
  /** Set while an earlier closing keeps this evidence silent: the day it was verified and what was found. */
  verified: z.nullable(z.object({ on: day, finding: z.enum(OUTCOMES) })),
})

const hitView = z.object({
  rule: z.string(),
  name: z.string(),
  kind: z.enum(['risk', 'resistance']),
  points: z.int(),
  /** 教育, 医疗, 住房, 饮水 for a core hit. */
  core: z.nullable(z.string()),
  value: z.string(),
  threshold: z.string(),
  /** What would turn it off. */
  offWhen: z.string(),
  evidence: z.array(evidenceView),
})
export type HitView = z.infer<typeof hitView>

const visit = z.object({ visitedOn: day, met: z.enum(MET), note: z.string() })

/** What was done to an order besides its steps, with the reason. */
export const orderAct = z.object({
  kind: z.enum(['handOver', 'reopen', 'urge']),
  on: day,
  by: z.string(),
  words: z.nullable(z.string()),
  /** The result that a reopening took off, and the visit behind it. */
  closing: z.nullable(
    z.object({ closedOn: day, outcome: z.enum(OUTCOMES), reason: z.string(), visit: z.nullable(visit) }),
  ),
})
export type OrderActView = z.infer<typeof orderAct>

export const orderDetail = z.object({
  card: orderCard,
  hits: z.array(hitView),
  /** Rules that nobody could decide, as a question to ask on the visit. */
  unknown: z.array(z.object({ rule: z.string(), name: z.string(), ask: z.string() })),
  reports: z.array(
    z.object({ reportNo: z.string(), kind: z.enum(HARDSHIPS), words: z.nullable(z.string()), reportedOn: day }),
  ),
  household: z.object({
    people: z.int(),
    address: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    members: z.array(z.object({ name: z.string(), relation: z.string(), age: z.int() })),
  }),
  visit: z.nullable(visit),
  findings: z.array(z.object({ rule: z.string(), key: z.string(), finding: z.enum(OUTCOMES) })),
  reason: z.nullable(z.string()),
  assigneeName: z.nullable(z.string()),
  /** The score of today: it may have fallen below the order line while the order stays open. */
  scoreNow: z.int(),
  belowOrderLine: z.boolean(),
  nextChangeOn: z.nullable(day),
  /** What has to be said of the days counted to `dueOn`: a year whose working days are not published. */
  calendarNotes: z.array(z.string()),
  acts: z.array(orderAct),
  history: z.array(z.object({ on: day, what: z.string(), who: z.string() })),
  /** Operations of the permission table that this person may do to this order now. */
  may: z.array(z.enum(ORDER_ACTIONS)),
})
export type OrderDetail = z.infer<typeof orderDetail>

/** A household as a line of a list, for whoever has its village in a post. */
export const householdCard = z.object({
  householdId: z.string(),
  householdNo: z.string(),
  headName: z.string(),
  group: z.nullable(z.string()),
  villageCode: z.string(),
  villageName: z.string(),
  /** As the last night left them. */
  score: z.int(),
  lamps: z.int(),
  openOrder: z.nullable(z.object({ orderId: z.string(), state: z.enum(ORDER_STATES) })),
})
export type HouseholdCard = z.infer<typeof householdCard>

/** What whoever reported keeps: a number to ask by. */
export const receipt = z.object({
  reportNo: z.string(),
  kind: z.enum(HARDSHIPS),
  forWhom: z.enum(FOR_WHOM),
  /** Somebody comes or calls by this day. */
  visitBy: day,
  urgent: z.boolean(),
})
export type Receipt = z.infer<typeof receipt>

export const reportStatusView = z.object({
  reportNo: z.string(),
  kind: z.enum(HARDSHIPS),
  forWhom: z.enum(FOR_WHOM),
  reportedOn: day,
  /** For a neighbour only `issued` or `closed`: the details are that household's own. */
  state: z.enum(ORDER_STATES),
  late: z.boolean(),
  /** The day by which something happens next. */
  nextBy: z.nullable(day),
  acceptedBy: z.nullable(z.string()),
  outcome: z.nullable(z.enum(OUTCOMES)),
  /** Of the result, in the words of who closed it. */
  reason: z.nullable(z.string()),
  /** What became of the case that the report led to, when it ended without its aim with the reason. */
  identification: z.nullable(
    z.object({ state: z.enum(['running', 'announced', 'declined']), reason: z.nullable(z.string()) }),
  ),
  mayObject: z.boolean(),
  /** The last objection, with the township's answer once there is one. */
  objection: z.nullable(
    z.object({
      state: z.enum(OBJECTION_STATES),
      objectedOn: day,
      dueOn: day,
      answer: z.nullable(z.string()),
      answeredOn: z.nullable(day),
    }),
  ),
})
export type ReportStatusView = z.infer<typeof reportStatusView>

/** An objection that waits for the township, with the result that it is about. */
export const resultObjectionView = z.object({
  objectionId: z.string(),
  words: z.string(),
  objectedOn: day,
  dueOn: day,
  late: z.boolean(),
  orderId: z.string(),
  orderNo: z.string(),
  version: z.int(),
  outcome: z.nullable(z.enum(OUTCOMES)),
  reason: z.nullable(z.string()),
  householdNo: z.string(),
  headName: z.string(),
  villageName: z.string(),
})
export type ResultObjectionView = z.infer<typeof resultObjectionView>

/** Why orders wait, and what a person needs to decide: is it a wrong file, a wrong rule, or true? No names. */
export const heldCause = z.object({
  cause: z.string(),
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('rule'), name: z.string(), department: z.string(), means: z.string() }),
    z.object({
      kind: z.literal('batch'),
      batch: z.string(),
      feedName: z.string(),
      department: z.string(),
      receivedOn: day,
      /** Lines of the file about this county, and those of them that said something new. */
      rows: z.int(),
      accepted: z.int(),
      /** Names of the rules that its lines made fire. */
      rules: z.array(z.string()),
      /** Taken back: the next night lets its orders fall. */
      undone: z.boolean(),
    }),
  ]),
  households: z.int(),
  /** The first night that held one of these orders. */
  since: day,
  /** In the order of their codes; `samples` are 户编号 of a few households, to look up before deciding. */
  townships: z.array(
    z.object({ code: z.string(), name: z.string(), households: z.int(), samples: z.array(z.string()) }),
  ),
})
export type HeldCause = z.infer<typeof heldCause>

export const counts = z.object({ issued: z.int(), accepted: z.int(), visited: z.int(), closed: z.int(), late: z.int() })
export type Counts = z.infer<typeof counts>

/** Households of a round: all, those that were checked, and those of them with a hardship. */
export const sweepCounts = z.object({ households: z.int(), checked: z.int(), concerned: z.int() })
export type SweepCounts = z.infer<typeof sweepCounts>
