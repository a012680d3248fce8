import { ok, refuse } from '../../../src/domain/result'
import type { Handler } from '../handler'
import { countyOfPosts } from '../orders/county-of-posts'
import { findHouseholds, findPlace } from './find-households'

const PAGE = 20
/** Characters that must be given: fewer would be a list of everybody and no search. */
const LEAST = { number: 1, name: 2 } as const

/** Households of the person's areas whose number, or whose head's name, begins so. Names are shown as in every list of these areas; ID number, phone and address are not. */
export const households: Handler<'households'> = {
  county: (_payload, actor) => countyOfPosts(actor),
  async run({ tx, county, scope }, { by, text, cursor }) {
    if ([...text].length < LEAST[by]) return refuse('search.tooShort', { least: LEAST[by] })
    const after = cursor === undefined ? undefined : await findPlace(tx, county, cursor)
    if (cursor !== undefined && after === undefined) return refuse('cursor.invalid')
    const found = await findHouseholds(tx, { county, areas: scope.areas, by, text, after, limit: PAGE + 1 })
    const items = found.slice(0, PAGE)
    return ok({ items, nextCursor: found.length > PAGE ? (items.at(-1)?.householdId ?? null) : null })
  },
}
