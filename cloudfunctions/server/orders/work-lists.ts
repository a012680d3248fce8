import { sql, type RawBuilder } from 'kysely'
import { countyOf } from '../../../src/domain/access/area'
import { areasFor } from '../../../src/domain/access/permission-table'
import type { Actor } from '../../../src/domain/access/role'
import { inAreas } from './in-areas'

/** Orders that this person has to work on in a county: all of their villages, and in a township those that went to it at once. */
export function ownWork(actor: Actor, county: string): RawBuilder<boolean> {
  const here = (relation: 'area' | 'township') =>
    areasFor(actor, 'inbox', relation).filter((area) => countyOf(area) === county)
  const villages = inAreas('village_code', here('area'))
  const townships = inAreas('village_code', here('township'))
  return sql<boolean>`(${villages} OR (level = 'township' AND ${townships}))`
}
