import { fillSentence } from '../../../src/contract/faults'
import type { Feed } from '../../../src/domain/comparison/feed'
import { rowNoteSentences } from '../../../src/domain/comparison/row-faults'
import type { Line } from './line'
import type { Match } from './match-people'
import type { RowRemark } from './row-remark'

/** The ID alone matches; another name is worth a look, and is not shown. */
export function nameNotes(feed: Feed, { row, values }: Line, match: Pick<Match, 'name'>): readonly RowRemark[] {
  const column = feed.columns.find(({ field }) => field === 'name' || field === 'headName')
  const name = column === undefined ? null : values[column.field]
  if (column === undefined || typeof name !== 'string' || plain(name) === plain(match.name)) return []
  const sentence = fillSentence(rowNoteSentences['row.nameDiffers'], { row, column: column.header })
  return [{ row, column: column.header, code: 'row.nameDiffers', severity: 'note', sentence }]
}

function plain(name: string): string {
  return name.replace(/\s/g, '')
}
