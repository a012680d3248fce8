import { TENANT } from './tables'

/**
 * What a distributed database refuses, or does differently without a word, as far as the text of a statement shows it.
 * It does not show who reads a row count: `INSERT … SELECT … ON CONFLICT` counts wrong there, so that nothing in the code
 * asks for one (test/functions/county-first.test.ts).
 */
const FORMS: Readonly<Record<string, RegExp>> = {
  'a time of the database':
    /\b(now|(clock|statement|transaction)_timestamp|timeofday)\s*\(|\b(current|local)_?(date|time)/i,
  'a random value or number of the database': /\b(random|gen_random_uuid|uuidv\d|nextval)\s*\(/i,
  MERGE: /\bMERGE\s+INTO\b/i,
  ctid: /\bctid\b/i,
  'a setting that reaches no server': /\bset_config\s*\(|^\s*SET\s+(?!LOCAL\b)/i,
  'a lock that is not a row': /\bpg_\w*advisory\w*\s*\(|\bLOCK\s+TABLE\b/i,
  'a subquery as a value': /\bVALUES\s*\([^()]*\(\s*SELECT\b/i,
  'another county for a row': /\bSET\b(?:(?!\b(?:WHERE|FROM)\b)[^])*\bcounty_code"?\s*=/i,
  'totals of several groupings': /\b(ROLLUP|CUBE|GROUPING\s+SETS)\b/i,
  'several statements': /;\s*\S/,
}

/** Each reason why this statement, as it is sent, does not belong into this project; none for a good one. */
export function findObjections(statement: string): readonly string[] {
  const bare = statement.replace(/'(?:[^']|'')*'/g, "''")
  const found = Object.entries(FORMS).filter(([, form]) => form.test(bare))
  return [...(withoutCounty(bare) ? ['no county'] : []), ...found.map(([name]) => name)]
}

/** True when a table of a county is read or changed without an equality of its own, or gets rows that do not name theirs. */
function withoutCounty(statement: string): boolean {
  const uses = [...statement.matchAll(/\b(FROM|JOIN|USING|UPDATE|INTO|COPY)\s+"?(\w+)"?/gi)].filter(([, , name = '']) =>
    TENANT.includes(name),
  )
  const found = uses.filter(([, verb = '']) => !['into', 'copy'].includes(verb.toLowerCase())).length
  const equalities = [...statement.matchAll(/county_code"?\s*=\s*\$/gi)].length
  return equalities < found || (uses.length > found && !statement.includes('county_code'))
}
