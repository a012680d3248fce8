import type { CaseDetail } from '../../../src/contract/case-views'
import { ageOn } from '../../../src/domain/calendar/age'
import { calendarNotes } from '../../../src/domain/calendar/working-days'
import { isClearedEarly, isRunning } from '../../../src/domain/case/case'
import { caseRecord } from '../../../src/domain/case/case-record'
import { findRecord, type CaseStep } from '../../../src/domain/case/case-step'
import { groundsFor } from '../../../src/domain/case/decide-decline'
import { allowedCaseActions, standingOf, type CaseFile } from '../../../src/domain/case/decision'
import { groundOf } from '../../../src/domain/case/decline-grounds'
import { statesBefore } from '../../../src/domain/case/steps'
import { ok } from '../../../src/domain/result'
import { keepLook } from '../access/keep-look'
import { getVersioned } from '../change-versioned'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { caseCardOf } from './case-card'
import { caseContext } from './case-context'
import { getCaseHousehold } from './case-household'
import { householdCases } from './change-case'
import { listHouseholdPeople } from './household-people'
import { viewObjection } from './view-objection'

/** Everything about one case, with the paper of each step, for whoever has its village in a post. */
export const caseDetail: Handler<'case'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { caseId }) {
    const { tx, county, day, actor } = call
    const loaded = await getVersioned(call, householdCases, caseId)
    if (!loaded.ok) return loaded
    const file = loaded.value
    const { case: one, objections } = file
    await keepLook(call, 'case', { householdId: one.householdId, villageCode: one.villageCode })
    const household = await getCaseHousehold(tx, county, one.householdId)
    const people = await listHouseholdPeople(tx, county, one.householdId)
    const context = caseContext(day)
    const may = allowedCaseActions(file, actor)
    const waiting = objections.filter(({ answer }) => answer === null).map(({ dueOn }) => dueOn)
    return ok({
      card: caseCardOf(
        one,
        { ...household, objections: waiting.length, objectionDueOn: waiting.sort()[0] ?? null },
        day,
      ),
      people: people.map(({ personId, name, birthOn }) => ({ personId, name, age: ageOn(birthOn, day) })),
      notice: one.notice,
      announcedOn: one.announcedOn,
      early: isClearedEarly(one, day),
      declined: viewDeclined(file),
      steps: viewSteps(file, { ...household, caseNo: one.caseNo, kind: one.kind }),
      objections: objections.map((objection) => viewObjection(objection, day)),
      choices: choicesOf(context.policy),
      calendarNotes: isRunning(one) ? calendarNotes(context.calendar, day, one.dueOn) : [],
      may: [...may],
      backTo: may.includes('sendBackCase') ? [...statesBefore(one.kind, one.state)] : [],
      grounds: groundsFor(file, actor).map((ground) => ({ ground, name: groundOf(ground).name })),
    })

    function viewSteps(of: CaseFile, head: Parameters<typeof caseRecord>[1]): CaseDetail['steps'] {
      const standing = new Set<CaseStep>(standingOf(of))
      return of.steps.map((step) => ({
        action: step.action,
        on: step.on,
        who: step.who,
        isVoid: step.action !== 'sendBackCase' && !standing.has(step),
        paper: paperOf(caseRecord(step, head, context.policy)),
      }))
    }
  },
}

function paperOf({ title, rows, signatures }: ReturnType<typeof caseRecord>): CaseDetail['steps'][number]['paper'] {
  return { title, rows: rows.map(([label, value]) => [label, value]), signatures: [...signatures] }
}

function viewDeclined(file: CaseFile): CaseDetail['declined'] {
  const declined = findRecord(file.steps, 'declineCase')
  return declined === undefined ? null : { ground: groundOf(declined.ground).name, reason: declined.reason }
}

function choicesOf({
  categories,
  risks,
  bodies,
  authorisation,
}: ReturnType<typeof caseContext>['policy']): CaseDetail['choices'] {
  return { categories: [...categories], risks: [...risks], bodies: [...bodies], authorisation }
}
