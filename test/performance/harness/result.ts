import * as z from 'zod'

/** One line of the benchmark's output. Seconds, bytes. */
export const resultSchema = z.object({
  step: z.string(),
  scale: z.number(),
  repeat: z.number(),
  wall: z.number(),
  /** Of the process that did the work, from the moment it had loaded its code. */
  cpuNode: z.number(),
  cpuServer: z.number(),
  cpuBackground: z.number(),
  peakRss: z.number(),
  /** Must be the same on every machine. */
  counts: z.record(z.string(), z.number()),
  checksum: z.string(),
  /** Figures beside the times, such as percentiles: reported, never compared. */
  figures: z.record(z.string(), z.number()).default({}),
})

export type BenchResult = z.infer<typeof resultSchema>

/** CPU seconds that the work itself took, on both sides of the socket. */
export function cpuOf({ cpuNode, cpuServer }: Pick<BenchResult, 'cpuNode' | 'cpuServer'>): number {
  return cpuNode + cpuServer
}

/** Of a line that only says what there was. */
export const NO_COST = { wall: 0, cpuNode: 0, cpuServer: 0, cpuBackground: 0, peakRss: 0 } as const
