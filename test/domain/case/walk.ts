import type { Actor } from '../../../src/domain/access/role'
import { addDays } from '../../../src/domain/calendar/day-number'
import type { CaseState } from '../../../src/domain/case/case'
import { decideAssembly } from '../../../src/domain/case/decide-assembly'
import { decideAuthorise } from '../../../src/domain/case/decide-authorise'
import { decideCheckClearance } from '../../../src/domain/case/decide-check-clearance'
import { decideCompare } from '../../../src/domain/case/decide-compare'
import { decideDecline } from '../../../src/domain/case/decide-decline'
import { decideHelpFirst } from '../../../src/domain/case/decide-help-first'
import { decideNotice } from '../../../src/domain/case/decide-notice'
import { decideAnnounce, decideApprove, decideReview } from '../../../src/domain/case/decide-office'
import type { CaseDecision, CaseFile, CaseRefusal } from '../../../src/domain/case/decision'
import { findNextStep, type CaseAction } from '../../../src/domain/case/steps'
import type { Result } from '../../../src/domain/result'
import {
  after,
  ALL_SIGNED,
  ASSEMBLY,
  CADRE,
  COMPARED,
  contextOf,
  COUNTY,
  HOUSEHOLD,
  MET,
  NOTICE_CODE,
  PEOPLE,
  TOWN,
} from './a-case'

type Decided = Result<CaseDecision, CaseRefusal>
type Act = (file: CaseFile, day: string, actor?: Actor) => Decided

/** Each action as it is rightly done on a day, by whom it is given to. */
export const RIGHTLY = {
  authoriseCase: (file, day, actor = CADRE) => {
    const entries = ALL_SIGNED.map((entry) => ({ ...entry, signedOn: day }))
    return decideAuthorise(file, { ...versionOf(file), entries }, PEOPLE, actor, contextOf(day))
  },
  compareCase: (file, day, actor = TOWN) =>
    decideCompare(file, { ...COMPARED, ...versionOf(file), comparedOn: day }, actor, contextOf(day)),
  checkClearance: (file, day, actor = CADRE) =>
    decideCheckClearance(file, { ...MET, ...versionOf(file), visitedOn: day }, actor, contextOf(day)),
  holdAssembly: (file, day, actor = CADRE) =>
    decideAssembly(file, { ...ASSEMBLY, ...versionOf(file), heldOn: day }, actor, contextOf(day)),
  postNotice: (file, day, actor = CADRE) => {
    const notice = { postedOn: day, until: addDays(day, 5), code: NOTICE_CODE }
    return decideNotice(file, { ...versionOf(file), ...notice }, HOUSEHOLD, actor, contextOf(day))
  },
  reviewCase: (file, day, actor = TOWN) =>
    decideReview(file, { ...versionOf(file), opinion: '' }, actor, contextOf(day)),
  approveCase: (file, day, actor = COUNTY) =>
    decideApprove(file, { ...versionOf(file), opinion: '' }, actor, contextOf(day)),
  announceCase: (file, day, actor = TOWN) => decideAnnounce(file, versionOf(file), actor, contextOf(day)),
  helpFirst: (file, day, actor = CADRE) =>
    decideHelpFirst(file, { ...versionOf(file), helpedOn: day, help: '送了帐篷' }, actor, contextOf(day)),
  declineCase: (file, day, actor = CADRE) => {
    const ground = file.case.kind === 'inclusion' ? 'withdrawn' : 'riskRemains'
    return decideDecline(file, { ...versionOf(file), ground, reason: '说清楚了' }, actor, contextOf(day))
  },
} satisfies Record<CaseAction, Act>

export function versionOf({ case: { version } }: CaseFile) {
  return { expectedVersion: version }
}

/** The first day from `day` on which the next step can be done: a notice has to hang its days first. */
export function readyOn({ case: { state, notice } }: CaseFile, day: string): string {
  const hung = state === 'noticed' && notice !== null ? addDays(notice.until, 1) : day
  return hung > day ? hung : day
}

/** Takes a case forward step by step until it is in a state, or at its end. */
export function walkTo(file: CaseFile, state: CaseState): CaseFile {
  let walked = file
  while (walked.case.state !== state) {
    const next = findNextStep(walked.case.kind, walked.case.state)
    if (next === null) throw new Error(`no way from ${walked.case.state} to ${state}`)
    const act: Act = RIGHTLY[next]
    walked = after(walked, act(walked, readyOn(walked, walked.case.reachedOn)))
  }
  return walked
}
