import { ageOn } from '../../../src/domain/calendar/age'
import { addDays } from '../../../src/domain/calendar/day-number'
import { isRunning } from '../../../src/domain/case/case'
import { CONDITIONS } from '../../../src/domain/case/case-step'
import { STEPS, statesBefore, type CaseAction } from '../../../src/domain/case/steps'
import { caseContext } from '../../../cloudfunctions/server/cases/case-context'
import { CADRE, OFFICER, TOWNSHIP_OFFICER, VILLAGER } from '../deployed-county'
import type { Tellings } from './deed'
import type { Scene } from './scene'

const FILE = 'cloud://wudeng/1'

type CaseCommand =
  CaseAction | 'sendBackCase' | 'proposeClearance' | 'objectToNotice' | 'objectFromNotice' | 'answerObjection'
type Case = Awaited<ReturnType<Scene['cases']>>[number]

/** What is done to cases, each step as it is rightly done on the day. */
export const caseDeeds: Tellings<CaseCommand> = {
  proposeClearance: async (scene) => {
    const followed = (await scene.monitored()).map(({ householdId }) => householdId)
    const busy = (await scene.cases()).filter(isRunning).map(({ householdId }) => householdId)
    const home = scene.one(
      await scene.households(),
      ({ householdId }) => followed.includes(householdId) && !busy.includes(householdId),
    )
    return home && { within: 'cadre', openid: CADRE, payload: { householdId: home.householdId } }
  },
  authoriseCase: async (scene) => {
    const one = await caseFor(scene, 'authoriseCase')
    if (one === undefined) return undefined
    const people = await scene.people(one.householdId)
    const entries = people.map(({ personId, birthOn }) => {
      const isChild = ageOn(birthOn, scene.day) < 14
      const signed = { by: isChild ? 'guardian' : 'self', signer: isChild ? '户主' : '', reason: '' } as const
      return { personId, ...signed, signedOn: scene.day, signatureHash: 'e'.repeat(64), signatureFile: FILE }
    })
    return { within: 'cadre', openid: CADRE, ...told(one, { entries }) }
  },
  compareCase: async (scene) => {
    const one = await caseFor(scene, 'compareCase')
    if (one === undefined) return undefined
    const { bodies } = caseContext(scene.day).policy
    const results = bodies.map(({ code }) => ({ body: code, result: 'clear' as const }))
    return { within: 'officer', openid: OFFICER, ...told(one, { comparedOn: scene.day, results, remark: '' }) }
  },
  checkClearance: async (scene) => {
    const one = await caseFor(scene, 'checkClearance')
    if (one === undefined) return undefined
    const conditions = Object.fromEntries(CONDITIONS.map((condition) => [condition, true]))
    const found = { visitedOn: scene.day, conditions, canWork: true, way: 'natural' as const, remark: '' }
    return { within: 'cadre', openid: CADRE, ...told(one, found) }
  },
  holdAssembly: async (scene) => {
    const one = await caseFor(scene, 'holdAssembly')
    if (one === undefined) return undefined
    const votes = scene.one([
      { attendees: 9, excused: 1, inFavour: 8, against: 0, abstain: 0 },
      { attendees: 9, excused: 0, inFavour: 3, against: 6, abstain: 0 },
    ])
    if (votes === undefined) return undefined
    const as = one.kind === 'inclusion' ? { category: 'sudden', risks: ['schooling'] } : { category: null, risks: [] }
    const met = { heldOn: scene.day, place: '村委会', ...votes, minutesFile: FILE, ...as }
    return { within: 'cadre', openid: CADRE, ...told(one, met) }
  },
  postNotice: async (scene) => {
    const one = await caseFor(scene, 'postNotice')
    const notice = { postedOn: scene.day, until: addDays(scene.day, 5) }
    return one && { within: 'cadre', openid: CADRE, ...told(one, notice) }
  },
  objectToNotice: async (scene) => {
    const one = scene.one(await scene.cases(), ({ state }) => state === 'noticed')
    return one && { within: 'cadre', openid: CADRE, payload: { caseId: one.caseId, words: '他家有车' } }
  },
  objectFromNotice: async (scene) => {
    const one = scene.one(await scene.cases(), ({ state }) => state === 'noticed')
    const noticeCode = one && (await scene.noticeCodeOf(one))
    return noticeCode === undefined
      ? undefined
      : { within: 'villager', openid: VILLAGER, payload: { noticeCode, words: '他家有房' } }
  },
  answerObjection: async (scene) => {
    const objection = scene.one(await scene.caseObjections(), ({ answeredOn }) => answeredOn === null)
    if (objection === undefined) return undefined
    const { caseId, objectionId } = objection
    const answer = { upheld: scene.one([false, true]) ?? false, words: '查过了' }
    return { within: 'officer', openid: TOWNSHIP_OFFICER, payload: { caseId, objectionId, ...answer } }
  },
  reviewCase: async (scene) => {
    const one = await caseFor(scene, 'reviewCase', ({ notice }) => notice !== null && notice.until < scene.day)
    return one && { within: 'officer', openid: TOWNSHIP_OFFICER, ...told(one, { opinion: '齐全' }) }
  },
  approveCase: async (scene) => {
    const one = await caseFor(scene, 'approveCase')
    return one && { within: 'officer', openid: OFFICER, ...told(one, { opinion: '' }) }
  },
  announceCase: async (scene) => {
    const one = await caseFor(scene, 'announceCase')
    return one && { within: 'officer', openid: TOWNSHIP_OFFICER, ...told(one, {}) }
  },
  helpFirst: async (scene) => {
    const one = await caseFor(scene, 'helpFirst')
    return one && { within: 'cadre', openid: CADRE, ...told(one, { helpedOn: scene.day, help: '送了棉被' }) }
  },
  sendBackCase: async (scene) => {
    const one = scene.one(await scene.cases(), ({ kind, state }) => statesBefore(kind, state).length > 0)
    if (one === undefined) return undefined
    const backTo = scene.one(statesBefore(one.kind, one.state)) ?? 'opened'
    return { within: 'officer', openid: OFFICER, ...told(one, { backTo, reason: '缺签字' }) }
  },
  declineCase: async (scene) => {
    const one = await caseFor(scene, 'declineCase')
    if (one === undefined) return undefined
    const ground = one.kind === 'inclusion' ? ('withdrawn' as const) : ('riskRemains' as const)
    return { within: 'cadre', openid: CADRE, ...told(one, { ground, reason: '说清楚了' }) }
  },
}

async function caseFor(scene: Scene, action: CaseAction, fits: (one: Case) => boolean = () => true) {
  return scene.one(await scene.cases(), (one) => STEPS[one.kind][one.state][action] !== null && fits(one))
}

function told<More extends object>({ caseId, version }: Case, more: More) {
  return { payload: { caseId, ...more }, expectedVersion: version }
}
