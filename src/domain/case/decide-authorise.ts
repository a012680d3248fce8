import { CHILD } from '../access/guardian'
import type { Actor } from '../access/role'
import { ageOn } from '../calendar/age'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'
import type { SignedBy } from './case-step'
import {
  admitToCase,
  checkDay,
  move,
  type CaseContext,
  type CaseDecision,
  type CaseFile,
  type CaseRefusal,
} from './decision'

/** A registered person of the household, living. */
export interface Signatory {
  readonly personId: string
  readonly name: string
  readonly birthOn: Day
}

/** One person's authorisation as it was signed on paper or on the screen. */
export interface AuthorisationEntry {
  readonly personId: string
  readonly by: SignedBy
  readonly signer: string
  readonly reason: string
  readonly signedOn: Day
  readonly signatureHash: string
  readonly signatureFile: string
}

const ADULT = 18

/**
 * Every adult signs that bank, car and company data may be compared, and for every child under fourteen the guardian does. Who
 * cannot sign is signed for by somebody else, with the reason. Nobody's data is compared before.
 */
export function decideAuthorise(
  file: CaseFile,
  command: { readonly expectedVersion: number; readonly entries: readonly AuthorisationEntry[] },
  people: readonly Signatory[],
  actor: Actor,
  context: CaseContext,
): Result<CaseDecision, CaseRefusal> {
  const admitted = admitToCase(file, 'authoriseCase', command.expectedVersion, actor)
  if (!admitted.ok) return admitted
  const { entries } = command
  const known = new Map(people.map((person) => [person.personId, person]))
  const signed = new Set<string>()
  for (const entry of entries) {
    const person = known.get(entry.personId)
    if (person === undefined) return refuse('case.personUnknown')
    if (signed.has(entry.personId)) return refuse('case.signedTwice')
    const checked = checkDay(file.case, entry.signedOn, context)
    if (!checked.ok) return checked
    const wrong = findSignerRefusal(entry, ageOn(person.birthOn, context.day))
    if (wrong) return refuse(wrong, { field: 'entries' })
    signed.add(entry.personId)
  }
  const missing = people.filter((person) => needsSignature(person, context.day) && !signed.has(person.personId))
  if (missing.length > 0 || signed.size === 0)
    return refuse('case.authorisationMissing', { field: 'entries', count: Math.max(1, missing.length) })

  const { version: textVersion } = context.policy.authorisation
  const record = {
    textVersion,
    entries: entries.map(({ personId, by, signer, reason }) => ({
      ...{ personId, by, name: known.get(personId)?.name ?? '' },
      ...{ signer: by === 'self' ? null : signer.trim(), reason: by === 'other' ? reason.trim() : null },
    })),
  }
  const on = entries.reduce((last, { signedOn }) => (signedOn > last ? signedOn : last), file.case.reachedOn)
  const decision = move(file.case, { action: 'authoriseCase', record }, { state: admitted.value, on }, actor, context)
  const signatures = entries.map(({ personId, by, signedOn, signatureHash, signatureFile }) => ({
    ...{ personId, by, textVersion, signedOn, signatureHash, signatureFile },
  }))
  return ok({ ...decision, signatures })
}

function needsSignature({ birthOn }: Signatory, day: Day): boolean {
  const age = ageOn(birthOn, day)
  return age >= ADULT || age < CHILD
}

function findSignerRefusal({ by, signer, reason }: AuthorisationEntry, age: number): CaseRefusal | undefined {
  if (age < CHILD && by !== 'guardian') return 'case.guardianMissing'
  if (age >= ADULT && by === 'guardian') return 'case.signerMissing'
  if (by !== 'self' && signer.trim() === '') return 'case.signerMissing'
  return by === 'other' && reason.trim() === '' ? 'case.signerMissing' : undefined
}
