import { ok, type Result } from '../../../src/domain/result'
import { keepLook } from '../access/keep-look'
import { readPlace, writePlace } from '../database/place'
import { setScope } from '../database/scope'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { villageNames } from '../orders/village-names'
import { findHome } from '../support/find-home'
import { readTimeline, type TimelinePlace } from './timeline-page'

const SEQ = /^\d{1,15}$/
const VERSION = /^\d{1,9}$/

/** All that has happened to a household, newest first, for whoever has its village in a post. */
export const timeline: Handler<'timeline'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdId, cursor }) {
    const { tx, scope } = call
    const after = readCursor(cursor)
    if (!after.ok) return after
    const home = await findHome(call, householdId)
    if (!home.ok) return home
    const { householdNo, headName, villageCode } = home.value
    await keepLook(call, 'timeline', { householdId, villageCode })
    // What happened stays in the village where it happened; a household that has moved brings its own along.
    await setScope(tx, { ...scope, household: householdId })
    const { items, next } = await readTimeline(call, householdId, after.value)
    const names = await villageNames(tx, [villageCode])
    return ok({
      household: { householdNo, headName, villageName: names.get(villageCode) ?? villageCode },
      items,
      nextCursor: next === undefined ? null : writePlace(String(next.seq), String(next.version)),
    })
  },
}

function readCursor(cursor: string | undefined): Result<TimelinePlace | undefined, 'cursor.invalid'> {
  const place = readPlace(cursor, SEQ, VERSION)
  if (!place.ok || place.value === undefined) return place.ok ? ok(undefined) : place
  const [seq, version] = place.value
  return ok({ seq: Number(seq), version: Number(version) })
}
