import type { Bench } from '../harness/bench'
import { callAll, percentile, type ClientCall } from '../harness/clients'
import type { HostProcess } from '../harness/host-process'
import { measure } from '../harness/measure'

/** Sends the calls and records what they cost the host and the server, and how long each waited. */
export async function measureCalls(
  { cluster, record }: Bench,
  host: HostProcess,
  step: string,
  repeat: number,
  { calls, clients }: { readonly calls: readonly ClientCall[]; readonly clients: number },
): Promise<void> {
  if (calls.length === 0) throw new Error(`${step} has nobody left to call: a city's households have their turn once.`)
  const before = await host.usage()
  const { value: latencies, cost } = await measure(cluster.postmaster, () => callAll(host.origin, calls, clients))
  const after = await host.usage()
  const figures = {
    p50: milliseconds(percentile(latencies, 0.5)),
    p99: milliseconds(percentile(latencies, 0.99)),
    most: milliseconds(latencies.at(-1) ?? 0),
  }
  const spent = { cpuNode: after.cpu - before.cpu, peakRss: after.peakRss }
  record({ step, repeat, ...cost, ...spent, counts: { calls: calls.length }, checksum: '', figures })
}

function milliseconds(value: number): number {
  return Math.round(value * 100) / 100
}
