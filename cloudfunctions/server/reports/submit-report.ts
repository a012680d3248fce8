import { countyOf } from '../../../src/domain/access/area'
import type { Day } from '../../../src/domain/calendar/day'
import { ok } from '../../../src/domain/result'
import { checkCode, codeHolders } from '../codes/household-codes'
import type { Scope, Tx } from '../database/scope'
import type { Handler } from '../handler'
import { levelIn } from '../orders/level-in'
import { currentEvaluation } from '../scoring/current-evaluation'
import { takeReport } from './take-report'

/** A hardship told by whoever scanned a code. Of the reporter only the keyed hash of the identity stays, so that they find it again. */
export const submitReport: Handler<'submitReport'> = {
  county: ({ code }) => countyOf(code),
  code: ({ code }) => code,
  async run(call, { kind, forWhom, words, phone }) {
    const { tx, scope, day } = call
    const holder = checkCode(await findScored(tx, scope, day))
    if (!holder.ok) return holder
    const { reporterHash } = scope
    if (reporterHash === undefined) throw new Error('A report came from nobody.')
    return ok(await takeReport(call, holder.value, { channel: 'code', reporterHash, kind, forWhom, words, phone }))
  },
}

/** The household of the code, whose order it is, and its score as it stands, so that whoever visits sees the evidence too. */
function findScored(tx: Tx, scope: Scope, day: Day) {
  return codeHolders(tx, scope)
    .leftJoin('household_score as score', (join) =>
      join.on('score.county_code', '=', scope.county).onRef('score.household_id', '=', 'code.household_id'),
    )
    .select(({ ref }) => [
      currentEvaluation(scope.county, 'score').as('evaluation'),
      levelIn(ref('code.village_code'), day).as('level'),
    ])
    .executeTakeFirst()
}
