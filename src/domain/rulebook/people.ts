import type { PersonEntry } from '../household/ledger'
import type { PeopleGroup } from './condition'
import { isMember, type Look } from './look'

/** Whether a person belongs to a group today; always known (reading rule 2). */
export function belongsTo(group: PeopleGroup, look: Look, person: PersonEntry): boolean {
  return group === 'registered' || isMember(look, person)
}
