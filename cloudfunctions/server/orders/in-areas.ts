import { sql, type RawBuilder } from 'kysely'
import { findAreaLevel } from '../../../src/domain/access/area'

/** An area as a range of village codes, `to` not included. Codes sort by bytes, and ':' follows '9'. */
export function villageRange(area: string): { readonly from: string; readonly to: string } {
  return { from: area, to: `${area}:` }
}

/**
 * Rows whose village lies in one of the areas, as ranges of the index that begins with county and village. `column` is the
 * village code's column.
 */
export function inAreas(column: string, areas: readonly string[]): RawBuilder<boolean> {
  if (areas.length === 0) return sql<boolean>`false`
  const ranges = areas.map((area) => {
    if (findAreaLevel(area) === 'village') return sql`${sql.ref(column)} = ${area}`
    const { from, to } = villageRange(area)
    return sql`(${sql.ref(column)} >= ${from} AND ${sql.ref(column)} < ${to})`
  })
  return sql<boolean>`(${sql.join(ranges, sql` OR `)})`
}
