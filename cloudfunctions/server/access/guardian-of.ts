import { GUARDIAN_WORDS, type Guardian, type GuardianRelation } from '../../../src/domain/access/guardian'

/** The guardian as a request names one. */
export function guardianOf(
  given: { readonly guardianName: string; readonly relation: GuardianRelation } | undefined,
): Guardian | undefined {
  return given && { name: given.guardianName, relation: given.relation }
}

/** Who wants it for a child, as it is kept sealed. */
export function guardianWords(guardian: Guardian | undefined): string {
  return guardian === undefined ? '' : `${GUARDIAN_WORDS[guardian.relation]} ${guardian.name}`
}
