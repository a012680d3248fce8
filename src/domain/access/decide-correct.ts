import type { Day } from '../calendar/day'
import type { Column, Feed } from '../comparison/feed'
import { valueParser } from '../comparison/parse-value'
import type { RowFaultCode } from '../comparison/row-faults'
import type { FieldValue, FieldValues } from '../household/facts'
import { registerContent } from '../household/register'
import type { WorkOrder } from '../order/order'
import { ok, refuse, type Result } from '../result'
import { mayInVillage } from './permission-table'
import { staffIdOf, type Actor } from './role'

/** What the register says of a household or of a person, as whoever asks for a correction saw it. */
export interface RegisterEntry {
  readonly values: FieldValues
  readonly version: number
}

export interface Correction {
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}

type CorrectRefusal =
  'data.stale' | 'data.fieldUnknown' | 'data.reasonMissing' | 'data.blank' | 'data.unchanged' | RowFaultCode

/**
 * Values that come with a file and are told by the person as well. Who somebody is and where they belong is no value: that is
 * settled by the registers it comes from.
 */
export function correctable(feed: Feed): readonly Column[] {
  return feed.columns.filter(
    ({ field, type }) =>
      !feed.key.includes(field) && field !== feed.person && !IDENTIFYING.includes(field) && type !== 'areaCode',
  )
}

const IDENTIFYING: readonly string[] = ['householdNo', 'group', 'headName', 'name', 'relation']

/**
 * Who keeps the register corrects it on request; whoever is at work on the household's open order, on the spot, what the visit
 * shows to be otherwise.
 * @returns whether it is corrected on the spot
 */
export function checkCorrector(
  villageCode: string,
  order: Pick<WorkOrder, 'state' | 'assigneeId'> | undefined,
  actor: Actor,
): Result<boolean, 'data.notVisiting'> {
  const isAtWork = order !== undefined && order.state !== 'issued' && order.assigneeId === staffIdOf(actor)
  if (isAtWork) return ok(true)
  return mayInVillage(actor, 'importFile', villageCode) ? ok(false) : refuse('data.notVisiting')
}

/** Replaces one value of the register on the request of the person; `text` as it would stand in a cell of the file. */
export function decideCorrect(
  entry: RegisterEntry,
  feed: Feed,
  { field, text, reason, expectedVersion }: { field: string; text: string; reason: string; expectedVersion: number },
  day: Day,
): Result<Correction, CorrectRefusal> {
  if (entry.version !== expectedVersion) return refuse('data.stale', { version: entry.version })
  const column = correctable(feed).find((one) => one.field === field)
  if (column === undefined) return refuse('data.fieldUnknown', { field: 'field' })
  if (reason.trim() === '') return refuse('data.reasonMissing', { field: 'reason' })
  if (text === '' && column.required) return refuse('data.blank', { field: 'value' })
  const parsed = text === '' ? ok(null) : valueParser(column, { day, areas: new Set() })(text)
  if (!parsed.ok) return parsed
  const before = entry.values[field] ?? null
  if (registerContent(before) === registerContent(parsed.value)) return refuse('data.unchanged', { field: 'value' })
  return ok({ field, before, after: parsed.value })
}
