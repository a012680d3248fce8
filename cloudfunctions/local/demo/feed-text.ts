import { findFeed } from '../../server/import/feeds'
import type { Row } from './draft'

/** Lines of a feed as the CSV text that its department would send. Values of the demo need no quotes, and it says so if one does. */
export function feedText(feedId: string, rows: readonly Row[]): string {
  const feed = findFeed(feedId)
  if (feed === undefined) throw new Error(`No such feed: ${feedId}`)
  const lines = rows.map((row) => feed.columns.map(({ field }) => plain(row[field] ?? '')).join(','))
  return [feed.columns.map(({ header }) => header).join(','), ...lines, ''].join('\n')
}

function plain(value: string | number): string {
  const text = String(value)
  if (/[",\n]/.test(text)) throw new Error('A value of the demo needs quotes')
  return text
}
