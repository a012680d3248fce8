import { fillSentence } from '../../../src/contract/faults'
import type { Feed } from '../../../src/domain/comparison/feed'
import { faultOf, rowFaultSentences, type RowFault } from '../../../src/domain/comparison/row-faults'

/** A fault or a note of one row, with its sentence. No ID, card or phone number stands in it in full. */
export interface RowRemark {
  readonly row: number
  readonly column: string
  readonly code: string
  /** A note is of a row that went in and is worth a look. */
  readonly severity: 'rejected' | 'note'
  readonly sentence: string
}

/** Takes remarks as they are found, some thousands at most at a time. The file is read on when it is done with them. */
export type TakeRemarks = (remarks: readonly RowRemark[]) => Promise<void> | void

export function remarkOf({ row, column, code, details }: RowFault): RowRemark {
  const sentence = fillSentence(rowFaultSentences[code], { ...details, row, column })
  return { row, column, code, severity: 'rejected', sentence }
}

/** In the register a person lives in one household. A file that says two is wrong in one of the lines, and nobody can say in which. */
export function splitPersonRemark(feed: Feed, row: number, idNumber: string): RowRemark {
  const column = feed.columns.find(({ field }) => field === feed.person)
  if (column === undefined) throw new Error(`The feed ${feed.id} is about no person.`)
  return remarkOf(faultOf(row, column, 'row.personInTwoHouseholds', idNumber))
}
