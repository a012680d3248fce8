import { compileRulebook } from '../../../src/domain/rulebook/compile-rulebook'
import { parseRulebook } from '../../../src/domain/rulebook/parse-rulebook'
import type { Day } from '../../../src/domain/calendar/day'
import type { Tx } from '../database/scope'
import { feeds } from '../import/feeds'
import { judgeBy, type Judge } from './judge'

/** Keeps the rulebook of a night whole, the first time that the county is scored by it. */
export async function keepRulebook(
  tx: Tx,
  county: string,
  { rulebook, book, incomeLines }: Judge,
  day: Day,
): Promise<void> {
  const content = { book: JSON.stringify(book), income_lines: JSON.stringify(incomeLines) }
  await tx
    .insertInto('kept_rulebook')
    .values({ county_code: county, rulebook, ...content, first_on: day })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A rulebook by which the county was scored; undefined when it was not kept, or is no longer what its name says. */
export async function findKeptJudge(tx: Tx, county: string, rulebook: string): Promise<Judge | undefined> {
  const kept = await tx
    .selectFrom('kept_rulebook')
    .select(['book', 'income_lines'])
    .where('county_code', '=', county)
    .where('rulebook', '=', rulebook)
    .executeTakeFirst()
  const parsed = kept && parseRulebook(kept.book)
  const compiled = parsed?.ok === true ? compileRulebook(parsed.value, feeds) : undefined
  if (kept === undefined || compiled?.ok !== true) return undefined
  const judge = judgeBy(compiled.value, kept.income_lines)
  return judge.rulebook === rulebook ? judge : undefined
}
