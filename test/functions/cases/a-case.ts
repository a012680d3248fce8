import type { CaseDetail } from '../../../src/contract/case-views'
import type { Answer, Payload } from '../../../src/contract/operations'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { CaseState } from '../../../src/domain/case/case'
import { CONDITIONS } from '../../../src/domain/case/case-step'
import { findNextStep, type StepAction } from '../../../src/domain/case/steps'
import { BAIYANG, COUNTY, dataOf, evaluationOf, MEDICAL, type Household, type Office } from '../orders/an-office'

/** Who does each step, and where: the cadre of 白杨村, the township, the county. */
const HANDS = {
  authoriseCase: ['cadre', 'baiyang'],
  compareCase: ['officer', 'town'],
  checkClearance: ['cadre', 'baiyang'],
  holdAssembly: ['cadre', 'baiyang'],
  postNotice: ['cadre', 'baiyang'],
  reviewCase: ['officer', 'town'],
  approveCase: ['officer', 'county'],
  announceCase: ['officer', 'town'],
} as const satisfies Record<StepAction, readonly ['cadre' | 'officer', string]>

type Payloads = { readonly [A in StepAction]: (detail: CaseDetail, day: string) => Payload<A> }

/** What each step is told when it is done rightly on a day. */
const RIGHTLY: Payloads = {
  authoriseCase: ({ card: { caseId }, people }, signedOn) => ({
    caseId,
    entries: people.map(({ personId }) => ({
      ...{ personId, by: 'self', signer: '', reason: '', signedOn },
      ...{ signatureHash: 'c'.repeat(64), signatureFile: 'cloud://wudeng/signatures/1.png' },
    })),
  }),
  compareCase: ({ card: { caseId }, choices }, comparedOn) => {
    const results = choices.bodies.map(({ code }) => ({ body: code, result: 'clear' }) as const)
    return { caseId, comparedOn, results, remark: '' }
  },
  checkClearance: ({ card: { caseId } }, visitedOn) => ({
    ...{ caseId, visitedOn, canWork: true, way: 'helped', remark: '孩子复学了' },
    conditions: Object.fromEntries(CONDITIONS.map((condition) => [condition, true])),
  }),
  holdAssembly: ({ card: { caseId, kind } }, heldOn) => ({
    ...{ caseId, heldOn, place: '村委会', attendees: 12, excused: 1, inFavour: 10, against: 1, abstain: 0 },
    ...{ minutesFile: 'cloud://wudeng/minutes/1.pdf', category: kind === 'inclusion' ? 'sudden' : null },
    risks: kind === 'inclusion' ? ['illness', 'work'] : [],
  }),
  postNotice: ({ card: { caseId } }, postedOn) => ({ caseId, postedOn, until: addDays(postedOn, 5) }),
  reviewCase: ({ card: { caseId } }) => ({ caseId, opinion: '材料齐全' }),
  approveCase: ({ card: { caseId } }) => ({ caseId, opinion: '' }),
  announceCase: ({ card: { caseId } }) => ({ caseId }),
}

export type CaseOffice = ReturnType<typeof caseOffice>

/** What is done with cases in an office. */
export function caseOffice(office: Office) {
  const detailOf = async (caseId: string, openid = 'county') =>
    dataOf(await office.ask('officer', openid, 'case', { caseId }))

  /** The case that the order of a household opens when it is closed as 属实，启动识别. */
  async function openCase(headName?: string): Promise<{ household: Household; caseId: string; orderId: string }> {
    const household = await office.addHousehold(BAIYANG, headName)
    const { order } = await office.score(household, evaluationOf([MEDICAL]))
    await closeAsIdentify(order.orderId)
    return { household, orderId: order.orderId, caseId: await caseOf(household) }
  }

  async function closeAsIdentify(orderId: string, version = 1) {
    const { openedOn } = dataOf(await office.ask('cadre', 'baiyang', 'order', { orderId })).card
    dataOf(await office.tell('cadre', 'baiyang', 'acceptOrder', { orderId }, { expectedVersion: version }))
    const visit = { orderId, visitedOn: openedOn, met: 'head', note: '看过发票' } as const
    dataOf(await office.tell('cadre', 'baiyang', 'recordVisit', visit, { expectedVersion: version + 1 }))
    const findings = ['medical/J1', 'medical/J2'].map((key) => ({ rule: 'R06', key, finding: 'identify' }) as const)
    const closing = { orderId, outcome: 'identify', reason: '花了很多钱看病', findings } as const
    return dataOf(await office.tell('cadre', 'baiyang', 'closeOrder', closing, { expectedVersion: version + 2 }))
  }

  async function caseOf({ householdId }: Household): Promise<string> {
    const { items } = dataOf(await office.ask('cadre', 'baiyang', 'cases', {}))
    const found = items.find((item) => item.householdId === householdId)
    if (found === undefined) throw new Error('the household is in no case')
    return found.caseId
  }

  /** The step that is due, done rightly on a day, or by somebody else. */
  async function step(caseId: string, day: string, openid?: string) {
    const detail = await detailOf(caseId)
    const action = findNextStep(detail.card.kind, detail.card.state)
    if (action === null) throw new Error('the case is over')
    return tellStep(action, detail, day, openid)
  }

  function tellStep<A extends StepAction>(action: A, detail: CaseDetail, day: string, openid?: string) {
    office.setDay(day)
    const [name, hand] = HANDS[action]
    const payload: Payload<A> = RIGHTLY[action](detail, day)
    return office.tell(name, openid ?? hand, action, payload, {
      expectedVersion: detail.card.version,
    })
  }

  /** Step by step to a state; a notice hangs its days. @returns the day on which it got there */
  async function walkTo(caseId: string, state: CaseState, from: string): Promise<string> {
    let day = from
    for (;;) {
      const { card, notice } = await detailOf(caseId)
      if (card.state === state) return day
      if (card.state === 'noticed' && notice !== null && notice.until >= day) day = addDays(notice.until, 1)
      dataOf(await step(caseId, day))
    }
  }

  const sendBack = async (
    caseId: string,
    backTo: CaseState,
    reason = '缺一个签字',
  ): Promise<Answer<'sendBackCase'>> => {
    const { card } = await detailOf(caseId)
    const payload = { caseId, backTo, reason }
    return dataOf(await office.tell('officer', 'county', 'sendBackCase', payload, { expectedVersion: card.version }))
  }

  const timelineOf = (household: Household) =>
    office.inCounty(COUNTY, async (tx) => {
      const events = await tx
        .selectFrom('event')
        .select(['type', 'happened_on', 'payload'])
        .where('county_code', '=', COUNTY)
        .where('household_id', '=', household.householdId)
        .orderBy('seq')
        .execute()
      return events.map(({ type, happened_on: on, payload }) => ({ type, on, payload }))
    })

  return { detailOf, openCase, closeAsIdentify, caseOf, step, tellStep, walkTo, sendBack, timelineOf }
}
