import type { FunctionAnswer } from '../../src/contract/answer'
import type { CaseDetail } from '../../src/contract/case-views'
import type { Answer, Payload } from '../../src/contract/operations'
import type { Day } from '../../src/domain/calendar/day'
import { addDays } from '../../src/domain/calendar/day-number'
import { CHILD } from '../../src/domain/access/guardian'
import type { CaseState, ClearanceWay } from '../../src/domain/case/case'
import { CONDITIONS } from '../../src/domain/case/case-step'
import { findNextStep, type StepAction } from '../../src/domain/case/steps'
import { dataOf } from './answers'
import type { Functions } from './open-functions'

/** Who does each step: somebody of the village, of its township, of the county. */
const HANDS = {
  authoriseCase: ['cadre', 'village'],
  compareCase: ['officer', 'town'],
  checkClearance: ['cadre', 'village'],
  holdAssembly: ['cadre', 'village'],
  postNotice: ['cadre', 'village'],
  reviewCase: ['officer', 'town'],
  approveCase: ['officer', 'county'],
  announceCase: ['officer', 'town'],
} as const satisfies Record<StepAction, readonly ['cadre' | 'officer', string]>

/** What differs between cases: as what an assembly includes, and how a risk went away. */
interface Manner {
  readonly category: string
  readonly risks: readonly string[]
  readonly way: ClearanceWay
}
const USUAL: Manner = { category: 'sudden', risks: ['illness', 'work'], way: 'helped' }

interface Step extends Partial<Manner> {
  /** Who does it when not whoever it falls to. */
  readonly openid?: string
}

/** What each step is told when it is done rightly on a day. */
const RIGHTLY: { readonly [A in StepAction]: (detail: CaseDetail, day: Day, manner: Manner) => Payload<A> } = {
  authoriseCase: ({ card: { caseId, headName }, people }, signedOn) => ({
    caseId,
    entries: people.map(({ personId, age }) => ({
      ...{ personId, by: age < CHILD ? 'guardian' : 'self', signer: age < CHILD ? headName : '', reason: '' },
      ...{ signedOn, signatureHash: 'c'.repeat(64), signatureFile: 'cloud://wudeng/signatures/1.png' },
    })),
  }),
  compareCase: ({ card: { caseId }, choices }, comparedOn) => {
    const results = choices.bodies.map(({ code }) => ({ body: code, result: 'clear' }) as const)
    return { caseId, comparedOn, results, remark: '' }
  },
  checkClearance: ({ card: { caseId } }, visitedOn, { way }) => ({
    ...{ caseId, visitedOn, canWork: true, way, remark: '孩子复学了' },
    conditions: Object.fromEntries(CONDITIONS.map((condition) => [condition, true])),
  }),
  holdAssembly: ({ card: { caseId, kind } }, heldOn, { category, risks }) => ({
    ...{ caseId, heldOn, place: '村委会', attendees: 12, excused: 1, inFavour: 10, against: 1, abstain: 0 },
    ...{ minutesFile: 'cloud://wudeng/minutes/1.pdf', category: kind === 'inclusion' ? category : null },
    risks: kind === 'inclusion' ? [...risks] : [],
  }),
  postNotice: ({ card: { caseId } }, postedOn) => ({ caseId, postedOn, until: addDays(postedOn, 5) }),
  reviewCase: ({ card: { caseId } }) => ({ caseId, opinion: '材料齐全' }),
  approveCase: ({ card: { caseId } }) => ({ caseId, opinion: '' }),
  announceCase: ({ card: { caseId } }) => ({ caseId }),
}

/** What people do with cases, over the version that their page shows. @param villager who does the steps of a village */
export function caseSteps({ ask, tell, setDay }: Functions, villager: (villageCode: string) => string) {
  const detailOf = async (caseId: string, openid = 'county') => dataOf(await ask('officer', openid, 'case', { caseId }))

  /** The step that is due, done rightly on a day. */
  async function step(caseId: string, day: Day, how?: Step) {
    const detail = await detailOf(caseId)
    const action = findNextStep(detail.card.kind, detail.card.state)
    if (action === null) throw new Error('the case is over')
    return tellStep(action, detail, day, how)
  }

  function tellStep<A extends StepAction>(action: A, detail: CaseDetail, day: Day, { openid, ...how }: Step = {}) {
    setDay(day)
    const [name, hand] = HANDS[action]
    const { villageCode, version } = detail.card
    const who = openid ?? (hand === 'village' ? villager(villageCode) : hand)
    const payload: Payload<A> = RIGHTLY[action](detail, day, { ...USUAL, ...how })
    return tell(name, who, action, payload, { expectedVersion: version })
  }

  /** Step by step to a state; a notice hangs its days. @returns the day on which it got there */
  async function walkTo(caseId: string, state: CaseState, from: Day): Promise<Day> {
    let day = from
    for (;;) {
      const { card, notice } = await detailOf(caseId)
      if (card.state === state) return day
      if (card.state === 'noticed' && notice !== null && notice.until >= day) day = addDays(notice.until, 1)
      dataOf(await step(caseId, day))
    }
  }

  async function sendBack(
    caseId: string,
    backTo: CaseState,
    { reason = '缺一个签字', openid = 'county' } = {},
  ): Promise<FunctionAnswer<Answer<'sendBackCase'>>> {
    const { card } = await detailOf(caseId)
    const payload = { caseId, backTo, reason }
    return tell('officer', openid, 'sendBackCase', payload, { expectedVersion: card.version })
  }

  return { detailOf, step, tellStep, walkTo, sendBack }
}
