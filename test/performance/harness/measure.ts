import { readServerCpu } from './server-cpu'

/** What a piece of work cost, in seconds. */
export interface Cost {
  readonly wall: number
  readonly cpuServer: number
  readonly cpuBackground: number
}

/** Runs work and says what it cost the server. */
export async function measure<T>(postmaster: number, work: () => Promise<T>): Promise<{ value: T; cost: Cost }> {
  const before = readServerCpu(postmaster)
  const began = performance.now()
  const value = await work()
  const wall = (performance.now() - began) / 1000
  const after = readServerCpu(postmaster)
  const cost = { wall, cpuServer: after.work - before.work, cpuBackground: after.background - before.background }
  return { value, cost }
}
