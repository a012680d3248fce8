import type { Counts } from '../../contract/views'

/**
 * The title of the bars says what they show: 有4件超时，在2个乡镇. It names no place: the rows do, in the order of their codes.
 * @param rows counts of the areas one level below
 * @param unit what such an area is called: 乡镇 or 村
 */
export function findingLine(rows: readonly { readonly counts: Counts }[], unit: string): string {
  const late = rows.filter(({ counts }) => counts.late > 0)
  const orders = late.reduce((sum, { counts }) => sum + counts.late, 0)
  return orders === 0 ? '没有超时的工单' : `有${orders}件超时，在${late.length}个${unit}`
}
