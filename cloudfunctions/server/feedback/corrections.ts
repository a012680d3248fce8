import type { Handler } from '../handler'
import { ok, refuse } from '../../../src/domain/result'
import { areasFor } from '../../../src/domain/access/permission-table'
import { findFeed } from '../import/feeds'
import { countyOfAsked } from '../orders/asked-area'
import { inAreas } from '../orders/in-areas'
import { ruleWords } from '../orders/rule-words'
import { findPlace, listCorrections } from './list-corrections'

const PAGE = 50

/** What departments are asked to mend, the oldest first. */
export const corrections: Handler<'corrections'> = {
  county: ({ county }, actor) => countyOfAsked(county, actor),
  async run({ tx, county, actor, day, secrets }, { correctionState = 'open', cursor }) {
    const after = cursor === undefined ? undefined : await findPlace(tx, county, cursor)
    if (cursor !== undefined && after === undefined) return refuse('cursor.invalid')
    const where = inAreas('correction.village_code', areasFor(actor, 'corrections'))
    const found = await listCorrections(
      { tx, county, secrets },
      { state: correctionState, where, after, limit: PAGE + 1 },
    )
    const page = found.slice(0, PAGE)
    return ok({
      today: day,
      items: page.map(({ correction, householdNo, villageName, who }) => {
        const { correctionId, version, state, feed, says, found: words, rules, openedOn, closedOn, answer } = correction
        return {
          ...{ correctionId, version, state, householdNo, villageName, who, says, openedOn, closedOn, answer },
          feedName: findFeed(feed)?.name ?? feed,
          department: findFeed(feed)?.department ?? '',
          found: words,
          rules: rules.map((rule) => ruleWords(rule).name),
        }
      }),
      nextCursor: found.length > PAGE ? (page.at(-1)?.correction.correctionId ?? null) : null,
    })
  },
}
