import { sql, type RawBuilder } from 'kysely'

/** Tables of which is kept what stood in them: of those that facts are made of, and of rows that wait to become facts. */
export type KeptSource = FactSource | 'unmatched_row'

/** Tables that facts are made of. */
export type FactSource =
  'household' | 'person' | 'person_former' | 'department_record' | 'measure' | 'monitored_household'

/** How a kept row is named: the key of its table, here called `stored`, without the county, as one text. */
export const ROW_KEYS = {
  household: sql`stored.household_id::text`,
  person: sql`stored.person_id::text`,
  person_former: sql`stored.person_id || ' ' || stored.until_on`,
  department_record: sql`stored.feed || ' ' || stored.record_key`,
  unmatched_row: sql`stored.feed || ' ' || stored.record_key`,
  measure: sql`stored.measure_id::text`,
  monitored_household: sql`stored.household_id || ' ' || stored.from_on`,
} as const satisfies Record<KeptSource, RawBuilder<unknown>>
