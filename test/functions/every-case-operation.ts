import type { CaseDetail } from '../../src/contract/case-views'
import type { OrderDetail } from '../../src/contract/views'
import type { Answer } from '../../src/contract/operations'
import type { Operation } from '../../src/domain/access/permission-table'
import { CONDITIONS } from '../../src/domain/case/case-step'
import {
  CADRE,
  COUNTY,
  OFFICER,
  TODAY,
  TOWNSHIP_OFFICER,
  VILLAGER,
  type DeployedCounty,
} from '../support/deployed-county'

type Name = 'villager' | 'cadre' | 'officer'
interface Asking {
  ask<T>(name: Name, openid: string, query: Operation, payload: object): Promise<T>
  tellTo<T>(name: Name, openid: string, command: Operation, payload: object, version?: number): Promise<T>
}

const FILE = 'cloud://wudeng/1'

/** Takes a household whose order is open from there to its clearance, with everything that can happen on the way. */
export async function everyCaseOperation(county: DeployedCounty, householdNo: string, { ask, tellTo }: Asking) {
  await closeAsIdentify()
  const first = await theCase()
  const { caseId, householdId } = first.card
  await step('helpFirst', 'cadre', CADRE, { helpedOn: TODAY, help: '送了棉被' })
  await step('authoriseCase', 'cadre', CADRE, { entries: first.people.map(signed) })
  await compare()
  await assemble({ category: 'sudden', risks: ['schooling'] })
  await step('sendBackCase', 'officer', OFFICER, { backTo: 'compared', reason: '会议记录看不清' })
  await assemble({ category: 'sudden', risks: ['schooling'] })
  await postNotice()
  const { objectionId } = await tellTo<{ objectionId: string }>('cadre', CADRE, 'objectToNotice', {
    caseId,
    words: '有车',
  })
  const answer = { caseId, objectionId, upheld: false, words: '车是借的' }
  await tellTo('officer', TOWNSHIP_OFFICER, 'answerObjection', answer)
  await objectFromThere()
  await toTheEnd()

  await tellTo('cadre', CADRE, 'proposeClearance', { householdId })
  await step('declineCase', 'cadre', CADRE, { ground: 'riskRemains', reason: '孩子还没有复学' })
  await tellTo('cadre', CADRE, 'proposeClearance', { householdId })
  const conditions = Object.fromEntries(CONDITIONS.map((condition) => [condition, true]))
  const found = { visitedOn: TODAY, conditions, canWork: true, way: 'natural', remark: '' }
  await step('checkClearance', 'cadre', CADRE, found)
  await assemble({ category: null, risks: [] })
  await postNotice()
  await toTheEnd()

  async function closeAsIdentify() {
    const { orderId, version } = await county.orderOf(householdNo)
    const { hits } = await ask<OrderDetail>('cadre', CADRE, 'order', { orderId })
    await tellTo('cadre', CADRE, 'acceptOrder', { orderId }, version)
    await tellTo('cadre', CADRE, 'recordVisit', { orderId, visitedOn: TODAY, met: 'head', note: '' }, version + 1)
    const findings = hits.flatMap(({ rule, evidence }) =>
      evidence.map(({ key }) => ({ rule, key, finding: 'identify' })),
    )
    const closing = { orderId, outcome: 'identify', reason: '孩子没上学', findings }
    await tellTo('cadre', CADRE, 'closeOrder', closing, version + 2)
  }

  async function theCase(): Promise<CaseDetail> {
    const { items } = await ask<{ items: CaseDetail['card'][] }>('cadre', CADRE, 'cases', {})
    const card = items.find((item) => item.householdNo === householdNo)
    return ask<CaseDetail>('officer', OFFICER, 'case', { caseId: card?.caseId })
  }

  async function step(command: Operation, name: Name, openid: string, payload: object) {
    const { card } = await theCase()
    await tellTo(name, openid, command, { caseId: card.caseId, ...payload }, card.version)
  }

  async function compare() {
    const results = first.choices.bodies.map(({ code }) => ({ body: code, result: 'clear' }))
    await step('compareCase', 'officer', OFFICER, { comparedOn: TODAY, results, remark: '' })
  }

  async function assemble(as: object) {
    const votes = { attendees: 9, excused: 0, inFavour: 9, against: 0, abstain: 0 }
    await step('holdAssembly', 'cadre', CADRE, { heldOn: TODAY, place: '村委会', ...votes, minutesFile: FILE, ...as })
  }

  /** The day of this county does not pass: its notice has hung in the week before. */
  async function postNotice() {
    await step('postNotice', 'cadre', CADRE, { postedOn: TODAY, until: '2026-11-28' })
    await county.owner
      .updateTable('household_case')
      .set({ notice_from: '2026-11-16', notice_until: '2026-11-21' })
      .where('county_code', '=', COUNTY)
      .where('state', '=', 'noticed')
      .execute()
  }

  /** Somebody reads the notice and objects from their phone. */
  async function objectFromThere() {
    const { steps } = await theCase()
    const noticeCode = /公示编号：(\w+)/.exec(JSON.stringify(steps))?.[1]
    await tellTo('villager', VILLAGER, 'objectFromNotice', { noticeCode, words: '有房' })
    const { objections } = await ask<Answer<'openNotice'>>('villager', VILLAGER, 'openNotice', { noticeCode })
    const said = { upheld: false, words: '房是租的' }
    await tellTo('officer', TOWNSHIP_OFFICER, 'answerObjection', {
      ...{ caseId, objectionId: objections[0]?.objectionId, ...said },
    })
  }

  async function toTheEnd() {
    await step('reviewCase', 'officer', TOWNSHIP_OFFICER, { opinion: '' })
    await step('approveCase', 'officer', OFFICER, { opinion: '' })
    await step('announceCase', 'officer', TOWNSHIP_OFFICER, {})
  }
}

function signed({ personId, age }: CaseDetail['people'][number]) {
  const by = age < 14 ? 'guardian' : 'self'
  const paper = { signedOn: TODAY, signatureHash: 'e'.repeat(64), signatureFile: FILE }
  return { personId, by, signer: age < 14 ? '贺户主' : '', reason: '', ...paper }
}
