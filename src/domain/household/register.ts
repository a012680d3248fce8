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
 * Register values less those that a closed order found wrong: just these values are silent, as if blank, until they change
 * (docs/rulebook.md, last section).
 */
export function withoutDisputed({ disputedRegister }: Facts, ownerId: string, values: FieldValues): FieldValues {
  const disputed = Object.entries(disputedRegister)
  if (disputed.length === 0) return values
  const silent = Object.keys(values).filter((field) =>
    disputed.some(
      ([key, content]) => key === registerKey(ownerId, field) && content === registerContent(values[field] ?? null),
    ),
  )
  return { ...values, ...Object.fromEntries(silent.map((field) => [field, null])) }
}

/** A person's values as the register stood at the end of `day`. */
export function registerOn({ former, values }: Pick<Person, 'former' | 'values'>, day: Day): FieldValues {
  // Newest first: of all that stood up to `day` or later, the last in the list is what stood then.
  return former.filter(({ until }) => until >= day).at(-1)?.values ?? values
}
