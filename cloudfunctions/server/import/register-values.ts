import { withoutSecrets } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import { maskAll } from '../../../src/domain/comparison/mask'
import type { FieldValues } from '../../../src/domain/household/facts'
import { sql, type RawBuilder } from 'kysely'

/** Columns of the two register files that have a place of their own in the tables. */
const placed = ['householdNo', 'villageCode', 'group', 'headName', 'name', 'relation']

/** A line of a register file as it is staged: no secret in it, and the ID number so far as a sentence may show it. */
export function stagedValues(feed: Feed, values: FieldValues): FieldValues {
  const person = feed.person ?? ''
  return { ...withoutSecrets(feed, values), [person]: maskAll(String(values[person])) }
}

/** Of a line that goes elsewhere no more than tells whose it is and where they live. */
export function comparedValues(feed: Feed, values: FieldValues): FieldValues {
  const person = feed.person ?? ''
  return { householdNo: values['householdNo'] ?? null, [person]: maskAll(String(values[person])) }
}

/** What a household or a person keeps of its staged line besides: the values that rules ask for. */
export function registerValues(feed: Feed): RawBuilder<unknown> {
  return sql`come."values" - ${[...placed, feed.person ?? '']}::text[]`
}
