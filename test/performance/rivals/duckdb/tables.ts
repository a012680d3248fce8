import type { Column } from '../../../../src/domain/comparison/feed'
import { allFeeds } from '../../../support/default-rulebook'

/** Names and DuckDB types of the columns of a table, in the order of its CSV file. */
export type Columns = Readonly<Record<string, string>>

/** Fields of each file that some rule of the default rulebook asks for; a column store pays nothing for the others. */
const asked = {
  households: [
    ...['householdType', 'housingArea', 'dangerGrade', 'fetchMinutes', 'waterCutDays'],
    ...['wageIncome', 'businessIncome', 'propertyIncome', 'transferIncome', 'businessCost'],
    ...['lastYearPerHead', 'compliantSelfPaid'],
  ],
  members: ['labour', 'workState', 'workMonths', 'insured', 'livesHere', 'cannotSelfCare'],
  medical: ['selfPaid'],
  insurance: ['year', 'state'],
  illness: ['category'],
  education: ['schoolYear', 'stage', 'state', 'selfPaid', 'aid'],
  housing: ['grade', 'onlyHome', 'handling'],
  water: ['litresPerDay', 'fetchMinutes', 'quality', 'cutDays'],
  assistance: ['category', 'state', 'endOn'],
  disability: ['grade', 'state'],
  employment: ['state', 'endOn'],
  disaster: ['houseDamage', 'loss'],
  population: ['event'],
  assets: ['type', 'endOn', 'value'],
} as const

export const feedNames = ([...Object.keys(asked)] as (keyof typeof asked)[]).filter(
  (name) => name !== 'households' && name !== 'members',
)
export const householdFields = typed('households')
export const personFields = typed('members')

/** The tables as their CSV files hold them: households and persons by name, which loading turns into small numbers. */
export const tables: Readonly<Record<string, Columns>> = {
  household: { id: 'VARCHAR', county: 'INTEGER', clearedOn: 'DATE', ...householdFields },
  person: {
    ...{ id: 'VARCHAR', household: 'VARCHAR', birthOn: 'DATE', head: 'BOOLEAN' },
    // 健康状况 holds several words.
    ...{ chronic: 'BOOLEAN', disabled: 'BOOLEAN' },
    ...personFields,
  },
  former: { person: 'VARCHAR', untilOn: 'DATE', labour: personFields['labour'] ?? '' },
  monitored: { household: 'VARCHAR', fromOn: 'DATE', untilOn: 'DATE' },
  measure: { household: 'VARCHAR', fromOn: 'DATE', untilOn: 'DATE', rule: 'VARCHAR' },
  line: { county: 'INTEGER', year: 'SMALLINT', fen: 'BIGINT' },
  ...Object.fromEntries(
    feedNames.map((feed) => [
      feed,
      { person: 'VARCHAR', recordOn: 'DATE', delivered: 'BIGINT', disputed: 'BOOLEAN', ...typed(feed) },
    ]),
  ),
}

export function fieldsOf(feed: keyof typeof asked): readonly string[] {
  return asked[feed]
}

function typed(file: keyof typeof asked): Columns {
  const columns = allFeeds.find(({ id }) => id === file)?.columns ?? []
  return Object.fromEntries(
    asked[file].map((field) => [
      field,
      typeOf(
        columns.find((column) => column.field === field),
        field,
      ),
    ]),
  )
}

/** Closed lists of words as ENUM: DuckDB compares them at about half the price of text. */
function typeOf(column: Column | undefined, field: string): string {
  switch (column?.type) {
    case 'word':
      return `ENUM(${column.values.map((word) => `'${word}'`).join(', ')})`
    case 'fen':
      return 'BIGINT'
    case 'number':
      return 'DOUBLE'
    case 'year':
      return 'SMALLINT'
    case 'day':
      return 'DATE'
    case 'schoolYear':
      return 'VARCHAR'
    default:
      throw new Error(`No type of DuckDB for ${field}.`)
  }
}
