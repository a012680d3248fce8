import type { CountyImport, Outcome } from './county-import'
import type { Line } from './line'
import { matchPeople } from './match-people'
import { mergeRecords } from './merge-records'
import { nameNotes } from './name-notes'
import { RememberedMatches } from './remembered-matches'
import type { RowRemark } from './row-remark'
import { SeenKeys } from './seen-keys'
import { NO_SPLIT } from './split-lines'
import { clearStage, dropEarlierLines, stagedSlices, stageLines, type StagedLine } from './stage'
import { changesNothing, contentOfLine, findStored, NO_CONTENT, stagedRecord } from './staged-record'
import { mergeUnmatched } from './unmatched-rows'

/**
 * A department's rows: those of registered persons become records, the others wait for the register. A line that changes
 * nothing goes no further than this; the others are staged and merged when the file has been read, because only then the
 * last line of each key is known.
 */
export async function deliverRecords(work: CountyImport, lines: AsyncIterable<readonly Line[]>): Promise<Outcome> {
  const people = new RememberedMatches((hashes) => matchPeople(work.tx, work.county, hashes))
  const seen = new SeenKeys()
  let repeated = false
  for await (const chunk of lines) {
    await people.ask(chunk)
    const stored = await findStored(work.tx, work.county, work.feed, chunk)
    const staged: StagedLine[] = []
    const notes: RowRemark[] = []
    for (const line of chunk) {
      const match = people.get(line.personHash)
      const content = contentOfLine(work.feed, work.secrets, line)
      const isOld = changesNothing(line, work.day, content, match, stored.get(line.key))
      if (isOld && !seen.has(line.key)) continue
      if (seen.add(line.key)) repeated = true
      staged.push(stagedRecord(work, line, isOld ? NO_CONTENT : content, match))
      if (match !== undefined && !isOld) notes.push(...nameNotes(work.feed, line, match))
    }
    await stageLines(work, staged)
    if (notes.length > 0) await work.onRemarks(notes)
  }
  if (repeated) await dropEarlierLines(work)
  let accepted = 0
  let unmatched = 0
  for await (const slice of stagedSlices(work)) {
    accepted += await mergeRecords(work, slice)
    unmatched += await mergeUnmatched(work, slice)
  }
  await clearStage(work)
  return { accepted, unmatched, split: NO_SPLIT }
}
