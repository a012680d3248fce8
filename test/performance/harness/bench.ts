import type { City } from '../generator/city'
import type { BenchCluster, BenchDatabase } from './bench-cluster'
import type { DeliveredFiles } from './delivered-files'
import type { BenchResult } from './result'

/** What the steps work with. */
export interface Bench {
  readonly scale: number
  readonly once: boolean
  readonly city: City
  readonly cluster: BenchCluster
  readonly files: DeliveredFiles
  /** Remembers through a restart how far time has gone in the database that is kept. */
  readonly calendar: Calendar
  /** The database in which the city lives. */
  db(): Promise<BenchDatabase>
  /** An empty one in its place. */
  newDb(): Promise<BenchDatabase>
  /** Tells a difference that no table knows of. */
  differ(text: string): void
  /** Says on standard error what happens now. */
  say(text: string): void
  /** Prints a line, keeps it, and compares it with what is expected. */
  record(result: Omit<BenchResult, 'scale' | 'figures'> & { readonly figures?: Record<string, number> }): void
}

export interface Calendar {
  /** The business day on which the city stands. */
  today(): string
  pass(days: number): string
  /** Number of a delivery that never came before. */
  nextDelivery(): number
}

export interface Step {
  readonly name: string
  /** False for a step after which the city is as it was. */
  readonly changes: boolean
  /** True for a step that needs no city. */
  readonly alone?: boolean
  run(bench: Bench): Promise<void>
}
