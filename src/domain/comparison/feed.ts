/**
 * What a file of a county looks like. Every definition is data in `config/feeds/`; nothing in the code knows a department's
 * feed by name, so that another department needs a definition and no code. Only the four files of the register have code.
 */
export const columnTypes = [
  'text',
  'code',
  'idNumber',
  'disabilityCard',
  'day',
  'fen',
  'number',
  'word',
  'words',
  'areaCode',
  'phone',
  'schoolYear',
  'year',
] as const

export type ColumnType = (typeof columnTypes)[number]

export interface Column {
  readonly header: string
  readonly field: string
  readonly type: ColumnType
  readonly required: boolean
  /** A date of something that has happened: not after the business day, not before the person's birth. */
  readonly past: boolean
  /** Says who a person is or where to find them: encrypted, hashed or not kept at all, and never shown in full. */
  readonly secret: boolean
  /** An area code that must be in the register of areas. */
  readonly known: boolean
  /** Allowed words of `word` and `words`; empty elsewhere. */
  readonly values: readonly string[]
  /** Ways in which files write the unit, behind the header in brackets or behind the value. */
  readonly units: readonly string[]
  /** Number of digits of an area code; null for any of 2, 4, 6, 9, 12. */
  readonly length: number | null
}

/** A comparison of two columns of one row. It is made only where both are filled in. */
export interface RowCheck {
  readonly code: 'row.endBeforeStart' | 'row.selfPaidAboveTotal'
  readonly field: string
  readonly relation: 'notBelow' | 'notAbove'
  readonly other: string
}

export interface Feed {
  readonly id: string
  /** Chinese name and owner, for screens and faults. */
  readonly name: string
  readonly department: string
  readonly kind: 'register' | 'department'
  /** What silence means: nothing happened, or nobody told us (rulebook, reading rule 7). */
  readonly absence: 'nothing' | 'unknown'
  /** Column with the ID number of the person whom a row is about; null for files about no person. */
  readonly person: string | null
  /** Column with the row's own date. */
  readonly date: string | null
  /** Columns that make a second delivery the same record. */
  readonly key: readonly string[]
  readonly columns: readonly Column[]
  /** Fields that are no secret, in the order of their names. */
  readonly kept: readonly string[]
  readonly checks: readonly RowCheck[]
}
