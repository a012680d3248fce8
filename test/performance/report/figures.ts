import type { Published } from '../harness/published'
import { cpuOf, type BenchResult } from '../harness/result'

/** What a step of a run says about one quantity: the middle of its repeats, and how far they lie apart. */
export interface Figure {
  readonly median: number
  readonly least: number
  readonly most: number
  readonly repeats: number
}

type Quantity = (result: BenchResult) => number

export const cpu: Quantity = cpuOf
export const wall: Quantity = (result) => result.wall
export const peakRss: Quantity = (result) => result.peakRss
export const cpuPerCall: Quantity = (result) => cpuOf(result) / (result.counts['calls'] ?? 1)

export function counted(name: string): Quantity {
  return ({ counts }) => counts[name] ?? 0
}

export function figured(name: string): Quantity {
  return ({ figures }) => figures[name] ?? 0
}

/** Undefined when the step was not run. */
export function findFigure(run: Published | undefined, step: string, quantity: Quantity): Figure | undefined {
  const values = (run?.results ?? []).filter((result) => result.step === step).map(quantity)
  const sorted = values.sort((one, other) => one - other)
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  if (least === undefined || median === undefined || most === undefined) return undefined
  return { least, median, most, repeats: sorted.length }
}

/** Undefined when either was not run. */
export function findRatio(one: Figure | undefined, other: Figure | undefined): number | undefined {
  return one === undefined || other === undefined || other.median === 0 ? undefined : one.median / other.median
}
