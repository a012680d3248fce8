import type { Day } from '../calendar/day'
import type { Facts, FieldValue, FieldValues, Person } from './facts'

/** Evidence key of a register value: `<household or person id>:<field>`. */
export function registerKey(ownerId: string, field: string): string {
  return `${ownerId}:${field}`
}

/** What a register value says, as far as evidence has to recognise it again. */
export function registerContent(value: FieldValue): string {
  if (value === null) return ''
  return typeof value === 'object' ? [...value].sort().join('、') : String(value)
}

/**
 * A value of the register, or null where it is blank or a closed order found just this value wrong: then it is silent until it
 * changes (rulebook, last section).
 */
export function findRegisterValue(facts: Facts, ownerId: string, values: FieldValues, field: string): FieldValue {
  const value = values[field] ?? null
  if (value === null) return null
  const silent = facts.disputedRegister[registerKey(ownerId, field)]
  return silent !== undefined && silent === registerContent(value) ? null : value
}

/** A person's values as the register stood at the end of `day`. */
export function registerOn(person: Person, day: Day): FieldValues {
  // Newest first: of all that stood up to `day` or later, the oldest is what stood then.
  const stood = person.former.filter(({ until }) => until >= day)
  return stood.at(-1)?.values ?? person.values
}
