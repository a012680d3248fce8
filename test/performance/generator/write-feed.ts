import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { findFeed } from '../../../cloudfunctions/server/import/feeds'
import type { Row } from '../../../cloudfunctions/local/demo/draft'
import type { RecordLine } from './record-rows'

/** A file that was written: its fingerprint proves that two machines worked on the same. */
export interface WrittenFile {
  readonly feed: string
  readonly file: string
  readonly sha256: string
  readonly rows: number
  readonly bytes: number
  /** Lines that an import must refuse, and lines about people whom no register knows. */
  readonly mistyped: number
  readonly strangers: number
}

const BUFFER = 1 << 20

/** Writes the lines of a feed as the CSV its department would send, never more than a megabyte in memory. */
export function writeFeed(file: string, feedId: string, lines: Iterable<RecordLine>): WrittenFile {
  const feed = findFeed(feedId)
  if (feed === undefined) throw new Error(`No such feed: ${feedId}`)
  const fields = feed.columns.map(({ field }) => field)
  const hash = createHash('sha256')
  const handle = openSync(file, 'w')
  const counts = { good: 0, earlier: 0, mistyped: 0, stranger: 0 } satisfies Record<RecordLine['kind'], number>
  let bytes = 0
  let text = `${feed.columns.map(({ header }) => header).join(',')}\n`
  function flush(): void {
    const chunk = Buffer.from(text)
    hash.update(chunk)
    writeSync(handle, chunk)
    bytes += chunk.length
    text = ''
  }
  for (const { row, kind } of lines) {
    text += `${fields.map((field) => row[field] ?? '').join(',')}\n`
    counts[kind] += 1
    if (text.length > BUFFER) flush()
  }
  flush()
  closeSync(handle)
  const { good, earlier, mistyped, stranger: strangers } = counts
  const rows = good + earlier + mistyped + strangers
  return { feed: feedId, file, sha256: hash.digest('hex'), rows, bytes, mistyped, strangers }
}

/** Lines in which nothing is the matter. */
export function* goodLines(rows: Iterable<Row>): Generator<RecordLine> {
  for (const row of rows) yield { row, kind: 'good' }
}
