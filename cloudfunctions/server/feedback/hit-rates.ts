import { sql } from 'kysely'
import { hitRateOf, type FindingCount } from '../../../src/domain/feedback/hit-rate'
import { ok } from '../../../src/domain/result'
import type { Tx } from '../database/scope'
import type { Handler } from '../handler'
import { findFeed } from '../import/feeds'
import { countyOfAsked } from '../orders/asked-area'
import { ruleWords } from '../orders/rule-words'

/** How often the evidence of each rule and of each feed was true, by what visits found. */
export const hitRates: Handler<'hitRates'> = {
  county: ({ county }, actor) => countyOfAsked(county, actor),
  async run({ tx, county, day }) {
    const counted = await countFindings(tx, county)
    return ok({
      today: day,
      rules: ratesBy(counted, ({ rule }) => rule).map(([rule, rate]) => ({
        rule,
        name: ruleWords(rule).name,
        ...rate,
      })),
      feeds: ratesBy(counted, ({ feed }) => feed).map(([id, rate]) => {
        const feed = findFeed(id)
        return { feed: id, name: feed?.name ?? id, department: feed?.department ?? '', ...rate }
      }),
    })
  },
}

interface Counted extends FindingCount {
  readonly rule: string
  readonly feed: string
}

/** Findings that stand: those of an order that is closed and was not reopened since. */
async function countFindings(tx: Tx, county: string): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    SELECT found.rule, split_part(found.evidence_key, '/', 1) AS feed, found.finding, count(*) AS count
    FROM finding AS found
    JOIN work_order AS closed ON closed.county_code = ${county} AND closed.order_id = found.order_id
      AND closed.state = 'closed' AND closed.reopenings = found.closing
    WHERE found.county_code = ${county} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(tx)
  return rows
}

function ratesBy(counted: readonly Counted[], nameOf: (one: Counted) => string) {
  const names = [...new Set(counted.map(nameOf))].sort()
  return names.map((name) => [name, hitRateOf(counted.filter((one) => nameOf(one) === name))] as const)
}
