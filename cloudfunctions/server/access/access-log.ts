import { REVEAL_REASON_WORDS } from '../../../src/domain/access/reveal'
import { ok } from '../../../src/domain/result'
import { readPlace, writePlace } from '../database/place'
import type { Handler } from '../handler'
import { getHouseholdNumbered } from '../households/get-household-numbered'
import { countyOfPosts } from '../orders/county-of-posts'
import { listLooks } from './list-looks'
import { lookWords, roleWord } from './look-words'

const PAGE = 50
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Who has looked, at which household and why, newest first: for the county, which answers for it. */
export const accessLog: Handler<'accessLog'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run(call, { householdNo, cursor }) {
    const after = readPlace(cursor, INSTANT)
    if (!after.ok) return after
    const home = householdNo === undefined ? undefined : await getHouseholdNumbered(call, 'accessLog', householdNo)
    if (home?.ok === false) return home
    const found = await listLooks(call, { householdId: home?.value.householdId, after: after.value, limit: PAGE + 1 })
    const rows = found.slice(0, PAGE)
    const last = found.length > PAGE ? rows.at(-1) : undefined
    return ok({
      items: rows.map((row) => ({
        ...{ at: row.looked_at, on: row.looked_on, name: row.actor_name, roleWord: roleWord(row.role) },
        ...{ householdNo: row.household_no, what: lookWords(row.what, row.field) },
        reason:
          [
            ...(row.reason === null ? [] : [REVEAL_REASON_WORDS[row.reason]]),
            ...(row.words_cipher === null ? [] : [call.secrets.open(row.words_cipher)]),
          ].join('：') || null,
      })),
      nextCursor: last === undefined ? null : writePlace(last.looked_at, last.look_id),
    })
  },
}
