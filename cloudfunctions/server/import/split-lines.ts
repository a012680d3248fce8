/** Lines of people whom a register file puts into two households. */
export interface SplitLines {
  readonly rows: ReadonlySet<number>
  /** How many of them would have gone into this county. */
  readonly own: number
}

export const NO_SPLIT: SplitLines = { rows: new Set(), own: 0 }
