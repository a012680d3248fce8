import { ageOn } from '../calendar/age'
import type { Day } from '../calendar/day'
import { ok, refuse, type Result } from '../result'

/** Whoever is guardian by law (民法典 art. 27): parents first, then grandparents, grown-up brothers and sisters, others with the committee's consent. */
export const GUARDIAN_RELATIONS = ['father', 'mother', 'grandparent', 'sibling', 'other'] as const
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number]

export const GUARDIAN_WORDS = {
  father: '父亲',
  mother: '母亲',
  grandparent: '祖父母、外祖父母',
  sibling: '成年的兄姐',
  other: '其他监护人',
} as const satisfies Record<GuardianRelation, string>

export interface Guardian {
  readonly name: string
  readonly relation: GuardianRelation
}

/** Below it what is stored about a person is sensitive, and the guardian decides (个保法 arts. 28, 31). */
export const CHILD = 14

/** Whatever is entered or asked about a child names the guardian who wants it. */
export function checkGuardian(
  birthOn: Day,
  day: Day,
  guardian: Guardian | undefined,
): Result<Guardian | undefined, 'guardian.missing'> {
  const named = guardian !== undefined && guardian.name.trim() !== ''
  return ageOn(birthOn, day) < CHILD && !named ? refuse('guardian.missing', { field: 'guardian' }) : ok(guardian)
}
