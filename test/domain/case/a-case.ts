import calendar2026 from '../../../config/calendars/2026.json'
import clocks from '../../../config/policies/case-clocks.json'
import kinds from '../../../config/policies/case-kinds.json'
import riskTypes from '../../../config/policies/risk-types.json'
import { workingCalendar } from '../../../src/domain/calendar/working-days'
import type { Actor, StaffRole } from '../../../src/domain/access/role'
import type { HouseholdCase } from '../../../src/domain/case/case'
import type { Assembly, StepRecords } from '../../../src/domain/case/case-step'
import type { AuthorisationEntry, Signatory } from '../../../src/domain/case/decide-authorise'
import type { CaseContext, CaseDecision, CaseFile, CaseRefusal } from '../../../src/domain/case/decision'
import { openInclusion, proposeClearance } from '../../../src/domain/case/open-case'
import type { Result } from '../../../src/domain/result'
import { valueOf } from '../../support/default-rulebook'

/** A Monday; the days after it are worked until Friday. */
export const MONDAY = '2026-11-23'
export const VILLAGE = '610999101001'
export const NOTICE_CODE = '6109990A1B2C3D4E5F'

const calendar = workingCalendar([calendar2026])

export function contextOf(day = MONDAY): CaseContext {
  return { day, clocks, calendar, policy: { ...kinds, risks: riskTypes.risks } }
}

function staff(role: StaffRole, areaCode: string): Actor {
  return { id: `staff:${role}`, name: role, kind: 'staff', posts: [{ role, areaCode }] }
}
export const CADRE = staff('villageCadre', VILLAGE)
export const NEIGHBOUR = staff('villageCadre', '610999101002')
export const TOWN = staff('townshipOfficer', VILLAGE.slice(0, 9))
export const COUNTY = staff('countyOfficer', VILLAGE.slice(0, 6))
export const VILLAGER: Actor = { id: 'villager:x', name: '', posts: [], kind: 'villager' }

const ids = { caseId: 'c1', caseNo: '261123000001', householdId: 'h1', villageCode: VILLAGE, level: 'village' } as const
const followed = { includedOn: '2026-03-02', category: 'sudden', risks: ['illness'] }

export const HEAD: Signatory = { personId: 'p1', name: '张大山', birthOn: '1960-01-01' }
export const WIFE: Signatory = { personId: 'p2', name: '周桂花', birthOn: '1966-02-03' }
export const CHILD: Signatory = { personId: 'p3', name: '张小花', birthOn: '2018-05-06' }
export const PEOPLE = [HEAD, WIFE, CHILD]

export const HOUSEHOLD = { villageName: '白杨村', group: '三组', headName: '张大山', people: 3 }

export function fileOf(one: HouseholdCase): CaseFile {
  return { case: one, steps: [], objections: [] }
}

export function opened(level: HouseholdCase['level'] = 'village'): CaseFile {
  return fileOf(openInclusion({ ...ids, level }, contextOf()))
}

export function proposed(includedOn = followed.includedOn): CaseFile {
  const standing = { followed: { ...followed, includedOn }, running: false, canWork: true }
  return fileOf(valueOf(proposeClearance(ids, standing, CADRE, contextOf())))
}

export const propose = (standing: Partial<Parameters<typeof proposeClearance>[1]>, actor = CADRE) =>
  proposeClearance(ids, { followed, running: false, canWork: true, ...standing }, actor, contextOf())

export function signature(person: Signatory, change: Partial<AuthorisationEntry> = {}): AuthorisationEntry {
  return {
    ...{ personId: person.personId, by: 'self', signer: '', reason: '', signedOn: MONDAY },
    ...{ signatureHash: 'a'.repeat(64), signatureFile: 'cloud://x/1.png', ...change },
  }
}

export const ALL_SIGNED = [
  signature(HEAD),
  signature(WIFE, { by: 'other', signer: '张小山', reason: '不识字' }),
  signature(CHILD, { by: 'guardian', signer: '张大山' }),
]

export const COMPARED: StepRecords['compareCase'] = {
  comparedOn: MONDAY,
  results: kinds.bodies.map(({ code }) => ({ body: code, result: 'clear' })),
  remark: '',
}

export const MET: StepRecords['checkClearance'] = {
  visitedOn: MONDAY,
  conditions: { income: true, spending: true, schooling: true, medical: true, housing: true, water: true, risk: true },
  canWork: true,
  way: 'helped',
  remark: '',
}

export const ASSEMBLY: Assembly = {
  ...{ heldOn: MONDAY, place: '村委会', attendees: 12, excused: 2, inFavour: 8, against: 1, abstain: 1 },
  ...{ minutesFile: 'cloud://x/minutes.pdf', category: 'sudden', risks: ['illness', 'work'] },
}

/** The file after a decision, as the database would give it back. */
export function after(file: CaseFile, decided: Result<CaseDecision, CaseRefusal>): CaseFile {
  const { case: one, step } = valueOf(decided)
  return { ...file, case: one, steps: [...file.steps, step] }
}

export function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}
