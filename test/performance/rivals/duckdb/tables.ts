import type { ColumnType } from '../../../../src/domain/comparison/feed'
import { feeds } from '../../../../cloudfunctions/server/import/feeds'

/** Names and DuckDB types of the columns of a table, in the order of its CSV file. */
export type Columns = Readonly<Record<string, string>>

const types: Partial<Record<ColumnType, string>> = {
  fen: 'BIGINT',
  number: 'DOUBLE',
  year: 'SMALLINT',
  day: 'DATE',
  schoolYear: 'VARCHAR',
}

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
  household: { id: 'VARCHAR', no: 'VARCHAR', county: 'INTEGER', clearedOn: 'DATE', ...householdFields },
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
  const columns = feeds.find(({ id }) => id === file)?.columns ?? []
  return Object.fromEntries(
    asked[file].map((field) => {
      const column = columns.find((one) => one.field === field)
      const type = column?.type === 'word' ? enumOf(column.values) : types[column?.type ?? 'text']
      if (type === undefined) throw new Error(`No type of DuckDB for ${file}.${field}.`)
      return [field, type]
    }),
  )
}

/** DuckDB compares words of a closed list at about half the price of text. */
function enumOf(words: readonly string[]): string {
  return `ENUM(${words.map((word) => `'${word}'`).join(', ')})`
}
