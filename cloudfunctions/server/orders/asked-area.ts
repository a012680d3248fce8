import type { FaultCode } from '../../../src/contract/faults'
import { countyOf, covers } from '../../../src/domain/access/area'
import { areasFor, type Operation } from '../../../src/domain/access/permission-table'
import type { Actor } from '../../../src/domain/access/role'
import { ok, refuse, type Result } from '../../../src/domain/result'
import type { Tx } from '../database/scope'
import { countyOfPosts } from './county-of-posts'

interface Area {
  readonly code: string
  readonly name: string
}

/** The county in which an area is asked about. */
export function countyOfAsked(area: string | undefined, actor: Actor): string {
  return area === undefined ? countyOfPosts(actor) : countyOf(area)
}

/** The area asked about, or the first of the person's own; refused when it is none of theirs or there is no such area. */
export async function getAskedArea(
  tx: Tx,
  actor: Actor,
  operation: Operation,
  asked: string | undefined,
): Promise<Result<Area, FaultCode>> {
  const areas = areasFor(actor, operation)
  const code = asked ?? areas[0]
  if (code === undefined || !areas.some((area) => covers(area, code))) return refuse('permission.area')
  const area = await tx.selectFrom('area').select(['code', 'name']).where('code', '=', code).executeTakeFirst()
  return area === undefined ? refuse('area.unknown', { area: code }) : ok(area)
}
