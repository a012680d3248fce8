import type { Feed } from '../../../src/domain/comparison/feed'
import type { FileFaultCode } from '../../../src/domain/comparison/file-faults'
import type { RowContext } from '../../../src/domain/comparison/parse-value'
import { ok, type Result } from '../../../src/domain/result'
import type { Source } from '../files/source'
import type { Line } from './line'
import { openDelivery } from './open-delivery'
import { splitPersonRemark, type RowRemark } from './row-remark'

export type { Line } from './line'

/** A whole file in memory: stands until the merge takes lines as they come. */
interface WholeDelivery {
  readonly fileHash: string
  readonly lines: readonly Line[]
  /** Good lines that a later line of the same key replaced. */
  readonly replaced: number
  readonly rejected: number
  readonly faults: readonly RowRemark[]
  readonly ignoredColumns: readonly string[]
}

export async function readDelivery(
  feed: Feed,
  source: Source,
  context: RowContext,
  hash: (number: string) => string,
  mayEnter: (areaCode: string) => boolean,
): Promise<Result<WholeDelivery, FileFaultCode>> {
  const delivery = await openDelivery(feed, source, context, hash, mayEnter)
  if (!delivery.ok) return delivery
  const { fileHash, ignoredColumns } = delivery.value
  const faults: RowRemark[] = []
  const good: Line[] = []
  for await (const lines of delivery.value.lines((remarks) => void faults.push(...remarks))) good.push(...lines)
  const { kept, split } = separateSplitPersons(feed, good)
  faults.push(...split)
  const last = new Map(kept.map((line) => [line.key, line]))
  const rejected = delivery.value.counts.read - kept.length
  faults.sort((one, other) => one.row - other.row)
  const lines = [...last.values()]
  return ok({ fileHash, lines, replaced: kept.length - last.size, rejected, faults, ignoredColumns })
}

function separateSplitPersons(
  feed: Feed,
  lines: readonly Line[],
): { kept: readonly Line[]; split: readonly RowRemark[] } {
  if (feed.kind !== 'register' || feed.person === null) return { kept: lines, split: [] }
  const person = feed.person
  const households = new Map<string, Set<unknown>>()
  for (const { personHash, values } of lines) {
    households.set(personHash, (households.get(personHash) ?? new Set()).add(values['householdNo']))
  }
  const isSplit = ({ personHash }: Line): boolean => (households.get(personHash)?.size ?? 0) > 1
  const split = lines.filter(isSplit).map(({ row, values }) => splitPersonRemark(feed, row, String(values[person])))
  return { kept: lines.filter((line) => !isSplit(line)), split }
}
