import type { Actor } from '../access/role'
import { ok, refuse, type Result } from '../result'
import type { HouseholdCase } from './case'
import type { CasePolicy } from './case-policy'
import { findRecord, type Assembly } from './case-step'
import { findClearanceRefusal } from './decide-check-clearance'
import {
  admitToCase,
  checkDay,
  move,
  standingOf,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'

/** The village has met. Its record says when, where, who voted how, and where the minutes lie; of an inclusion, as what. */
export function decideAssembly(
  file: CaseFile,
  command: Assembly & { readonly expectedVersion: number },
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const { expectedVersion, ...said } = command
  const admitted = admitToCase(file, 'holdAssembly', expectedVersion, actor)
  if (!admitted.ok) return admitted
  const visit = findRecord(standingOf(file), 'checkClearance')
  const unfit = visit && findClearanceRefusal(visit)
  if (unfit) return refuse(unfit)
  const checked = checkDay(file.case, said.heldOn, context)
  if (!checked.ok) return checked
  const incomplete = findGap(said)
  if (incomplete) return refuse('case.assemblyIncomplete', { field: incomplete })
  const voters = said.attendees - said.excused
  const votes = said.inFavour + said.against + said.abstain
  if (voters < 1 || votes !== voters) return refuse('case.votesDoNotFit', { votes, voters })
  const wrong = findKindRefusal(file.case, said, context.policy)
  if (wrong) return wrong
  const record = { ...said, place: said.place.trim(), minutesFile: said.minutesFile.trim() }
  const change = file.case.kind === 'inclusion' ? { category: said.category, risks: said.risks } : {}
  const arrival = { state: admitted.value, on: said.heldOn, change }
  return ok(move(file.case, { action: 'holdAssembly', record }, arrival, actor, context))
}

function findGap({ place, attendees, minutesFile }: Assembly): 'place' | 'attendees' | 'minutesFile' | undefined {
  if (place.trim() === '') return 'place'
  if (attendees < 1) return 'attendees'
  return minutesFile.trim() === '' ? 'minutesFile' : undefined
}

/** What the household is to be followed as comes from the county's lists; a clearance changes nothing of it. */
function findKindRefusal({ kind }: HouseholdCase, { category, risks }: Assembly, policy: CasePolicy) {
  if (kind === 'clearance') return undefined
  if (!policy.categories.some(({ code }) => code === category))
    return refuse('case.categoryUnknown', { field: 'category' })
  const fit =
    new Set(risks).size === risks.length && risks.every((risk) => policy.risks.some(({ code }) => code === risk))
  if (fit && risks.length > 0 && risks.length <= policy.mostRisks) return undefined
  return refuse('case.riskUnknown', { field: 'risks', most: policy.mostRisks })
}
