/** A line of a file, by field id (`config/feeds/`): amounts in whole yuan, days as text. */
export type Row = Readonly<Record<string, string | number | null>>

export interface FileRow {
  readonly feed: string
  readonly row: Row
}

export interface PersonDraft {
  readonly idNumber: string
  readonly name: string
  readonly relation: string
  readonly age: number
  /** Other columns of the members file. */
  readonly row: Row
}

export interface FamilyDraft {
  readonly head: PersonDraft
  readonly others: readonly PersonDraft[]
}

export function everybody(family: FamilyDraft): readonly PersonDraft[] {
  return [family.head, ...family.others]
}
