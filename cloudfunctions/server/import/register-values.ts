import { withoutSecrets } from '../../../src/domain/comparison/content'
import type { Feed } from '../../../src/domain/comparison/feed'
import type { FieldValues } from '../../../src/domain/household/facts'

/** Columns of the two register files that have a place of their own in the tables. */
const placed = ['householdNo', 'villageCode', 'group', 'headName', 'name', 'relation']

/** What a household or a person keeps of its line besides: the values that rules ask for. */
export function registerValues(feed: Feed, values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(withoutSecrets(feed, values)).filter(([field]) => !placed.includes(field)))
}
