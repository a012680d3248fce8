import type { Column } from '../comparison/feed'
import type { FieldValue } from '../household/facts'
import type { RecordEntry } from '../household/ledger'

export type Note =
  | { readonly kind: 'record'; readonly entry: RecordEntry; readonly column: string | null }
  | {
      readonly kind: 'register'
      readonly source: 'households' | 'members'
      readonly personId: string | null
      readonly column: Column
      readonly value: FieldValue
    }
  | { readonly kind: 'clearance' }
  /** A comparison that holds, as people read it. */
  | { readonly kind: 'comparison'; readonly value: string; readonly threshold: string }

/** What was seen on the way to an answer, in order. */
export class Notes {
  readonly taken: Note[] = []

  add(note: Note): void {
    this.taken.push(note)
  }

  /** Drops what was noted from one position on, up to another. */
  forget(from: number, to = this.taken.length): void {
    if (to === this.taken.length) this.taken.length = from
    else this.taken.splice(from, to - from)
  }
}
