import * as z from 'zod/mini'
import { CASE_KINDS, CASE_STATES, CLEARANCE_WAYS } from '../../domain/case/case'
import { COMPARISONS, SIGNED_BY } from '../../domain/case/case-step'
import { DECLINE_GROUNDS } from '../../domain/case/decline-grounds'
import { caseCard, caseDetail, objection } from '../case-views'
import { areaCode, cursor, day, noticeCode, uuid, words } from '../schema'
import type { OperationSpec } from './operation-spec'

const caseRef = z.strictObject({ caseId: uuid })
const changedCase = z.object({ caseId: z.string(), state: z.enum(CASE_STATES), version: z.int(), dueOn: day })
/** Code of a county's list. */
const code = z.string().check(z.maxLength(40))
const heads = z.int().check(z.minimum(0), z.maximum(100_000))
/** Where a file lies in the file store: its name says nothing of anybody. */
const file = z.string().check(z.regex(/^[\w./:-]{1,200}$/))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const stated = z.optional(z.boolean())

const step = { kind: 'command', versioned: true, answer: changedCase } as const
const inAnyOffice = { ...step, within: ['cadre', 'officer'] } as const
const inVillage = { ...step, within: ['cadre'] } as const
const inOffice = { ...step, within: ['officer'] } as const

/** Cases: lists, one case, and the steps of inclusion and of clearance. */
export const caseOperations = {
  cases: {
    kind: 'query',
    shows: 'list',
    within: ['cadre', 'officer'],
    payload: z.strictObject({
      area: z.optional(areaCode),
      kind: z.optional(z.enum(CASE_KINDS)),
      state: z.optional(z.enum(CASE_STATES)),
      cursor: z.optional(cursor),
    }),
    answer: z.object({ today: day, items: z.array(caseCard), nextCursor: z.nullable(z.string()) }),
  },
  case: { kind: 'query', shows: 'household', within: ['cadre', 'officer'], payload: caseRef, answer: caseDetail },
  proposeClearance: {
    kind: 'command',
    within: ['cadre'],
    payload: z.strictObject({ householdId: uuid }),
    answer: changedCase,
  },
  authoriseCase: {
    ...inVillage,
    payload: z.strictObject({
      caseId: uuid,
      entries: z
        .array(
          z.strictObject({
            personId: uuid,
            by: z.enum(SIGNED_BY),
            signer: words(40),
            reason: words(100),
            signedOn: day,
            signatureHash: sha256,
            signatureFile: file,
          }),
        )
        .check(z.maxLength(50)),
    }),
  },
  compareCase: {
    ...inOffice,
    payload: z.strictObject({
      caseId: uuid,
      comparedOn: day,
      results: z.array(z.strictObject({ body: code, result: z.enum(COMPARISONS) })).check(z.maxLength(50)),
      remark: words(500),
    }),
  },
  checkClearance: {
    ...inVillage,
    payload: z.strictObject({
      caseId: uuid,
      visitedOn: day,
      conditions: z.strictObject({
        income: stated,
        spending: stated,
        schooling: stated,
        medical: stated,
        housing: stated,
        water: stated,
        risk: stated,
      }),
      canWork: z.boolean(),
      way: z.enum(CLEARANCE_WAYS),
      remark: words(500),
    }),
  },
  holdAssembly: {
    ...inVillage,
    payload: z.strictObject({
      caseId: uuid,
      heldOn: day,
      place: words(60),
      attendees: heads,
      excused: heads,
      inFavour: heads,
      against: heads,
      abstain: heads,
      minutesFile: z.union([file, z.literal('')]),
      category: z.nullable(code),
      risks: z.array(code).check(z.maxLength(20)),
    }),
  },
  postNotice: { ...inVillage, payload: z.strictObject({ caseId: uuid, postedOn: day, until: day }) },
  objectToNotice: {
    kind: 'command',
    within: ['cadre', 'officer'],
    payload: z.strictObject({ caseId: uuid, words: words(500) }),
    answer: z.object({ objectionId: z.string(), dueOn: day }),
  },
  /** A notice as it hangs, for whoever reads the code on it, with what they have objected themselves. */
  openNotice: {
    kind: 'query',
    shows: 'list',
    within: ['villager'],
    payload: z.strictObject({ noticeCode }),
    answer: z.object({
      /** Empty when it hangs no more. */
      lines: z.array(z.string()),
      mayObject: z.boolean(),
      objections: z.array(objection),
    }),
  },
  objectFromNotice: {
    kind: 'command',
    within: ['villager'],
    payload: z.strictObject({ noticeCode, words: words(500) }),
    /** The township answers by this day. */
    answer: z.object({ dueOn: day }),
  },
  answerObjection: {
    kind: 'command',
    within: ['officer'],
    payload: z.strictObject({ caseId: uuid, objectionId: uuid, upheld: z.boolean(), words: words(500) }),
    answer: z.object({ objectionId: z.string(), upheld: z.boolean() }),
  },
  reviewCase: { ...inOffice, payload: z.strictObject({ caseId: uuid, opinion: words(200) }) },
  approveCase: { ...inOffice, payload: z.strictObject({ caseId: uuid, opinion: words(200) }) },
  announceCase: { ...inOffice, payload: caseRef },
  helpFirst: { ...inAnyOffice, payload: z.strictObject({ caseId: uuid, helpedOn: day, help: words(200) }) },
  sendBackCase: {
    ...inOffice,
    payload: z.strictObject({ caseId: uuid, backTo: z.enum(CASE_STATES), reason: words(200) }),
  },
  declineCase: {
    ...inAnyOffice,
    payload: z.strictObject({ caseId: uuid, ground: z.enum(DECLINE_GROUNDS), reason: words(200) }),
  },
} as const satisfies Record<string, OperationSpec>
