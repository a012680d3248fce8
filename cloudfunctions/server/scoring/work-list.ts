import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../../src/domain/calendar/day'
import type { Database } from '../database/connect'
import { countyScope, inTransaction, type Tx } from '../database/scope'

/**
 * Households that a night has to look at, and the condition under which a row still waits when its slice claims it: of two
 * nights at once the second finds nothing left to do.
 */
export interface WorkList {
  slices(db: Database, county: string): AsyncGenerator<readonly string[]>
  readonly waits: RawBuilder<boolean>
}

const SLICE = 500

/** Changed since the last result, or the day has come on which the result changes by itself. */
export function dirtyOrDue(day: Day): WorkList {
  return {
    waits: sql<boolean>`(dirty OR next_change_on <= ${day})`,
    async *slices(db, county) {
      // UNION and not OR: each half has its own index, and both are short however large the county is.
      const { rows } = await ask(db, county, (tx) =>
        sql<{ household_id: string }>`
          SELECT household_id FROM household_score WHERE county_code = ${county} AND dirty
          UNION
          SELECT household_id FROM household_score WHERE county_code = ${county} AND next_change_on <= ${day}
          ORDER BY household_id`.execute(tx),
      )
      yield* slicesOf(rows.map((row) => row.household_id))
    },
  }
}

/** All whose result comes from another rulebook. What a stopped pass has done, it does not do again. */
export function otherRulebook(rulebook: string): WorkList {
  return pages(sql<boolean>`rulebook IS DISTINCT FROM ${rulebook}`)
}

export function everyHousehold(): WorkList {
  return pages(sql<boolean>`true`)
}

function pages(waits: RawBuilder<boolean>): WorkList {
  return {
    waits,
    async *slices(db, county) {
      let after = '00000000-0000-0000-0000-000000000000'
      for (;;) {
        const rows = await ask(db, county, (tx) =>
          tx
            .selectFrom('household_score')
            .select('household_id')
            .where('county_code', '=', county)
            .where('household_id', '>', after)
            .where(waits)
            .orderBy('household_id')
            .limit(SLICE)
            .execute(),
        )
        const last = rows.at(-1)
        if (last === undefined) return
        yield rows.map((row) => row.household_id)
        after = last.household_id
      }
    },
  }
}

function ask<T>(db: Database, county: string, question: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, countyScope(county), question, { readOnly: true })
}

function* slicesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += SLICE) yield ids.slice(from, from + SLICE)
}
