import * as z from 'zod'
import type { TimelineEntry } from '../../../src/contract/operations/history-operations'
import { ENTRY_KIND_WORDS } from '../../../src/domain/history/event-sentences'
import { ok, refuse } from '../../../src/domain/result'
import type { Tx } from '../../server/database/scope'
import { readTimeline, type TimelinePlace } from '../../server/history/timeline-page'
import { defineCommand } from '../command'
import { county, COUNTY_OPTION } from '../input'
import { textTable } from '../text-table'
import { findCounty, readCounty } from '../which-county'

export const timelineCommand = defineCommand({
  usage: 'timeline <householdNo>',
  describe: '一户的经过：反映、评分、工单、认定、帮扶，新的在前',
  options: COUNTY_OPTION,
  input: z.object({ householdNo: z.string(), county: county.optional() }),
  async run({ runtime }, input) {
    const { db } = runtime()
    const found = await findCounty(db, input)
    if (!found.ok) return found
    const entries = await readCounty(db, found.value, (tx) => readAll(tx, found.value, input.householdNo))
    if (entries === undefined) return refuse('household.unknown')
    const rows = entries.map(({ on, kind, says, who, roleWord }) => [
      on,
      ENTRY_KIND_WORDS[kind],
      says,
      `${roleWord} ${who}`.trim(),
    ])
    return ok({ json: entries, text: textTable(['日期', '类别', '经过', '谁'], rows) })
  },
})

/** Undefined when the county has no such household. */
async function readAll(tx: Tx, county: string, householdNo: string): Promise<readonly TimelineEntry[] | undefined> {
  const household = await tx
    .selectFrom('household')
    .select('household_id')
    .where('county_code', '=', county)
    .where('household_no', '=', householdNo)
    .executeTakeFirst()
  if (household === undefined) return undefined
  const entries: TimelineEntry[] = []
  let after: TimelinePlace | undefined
  do {
    const { items, next } = await readTimeline({ tx, county }, household.household_id, after)
    entries.push(...items)
    after = next
  } while (after !== undefined)
  return entries
}
