import { Agent, request } from 'node:http'
import type { FunctionName } from '../../../cloudfunctions/server/handler'

/** One call of a function, as the phone sends it. */
export interface ClientCall {
  readonly function: FunctionName
  readonly openid: string
  readonly event: Readonly<Record<string, unknown>>
}

/** Milliseconds of each call, sorted. */
export type Latencies = readonly number[]

/**
 * So many clients, each with one connection, each sending its next call when the last one was answered.
 * Fault: throws at the first answer that is no success.
 */
export async function callAll(origin: string, calls: readonly ClientCall[], clients: number): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const latencies: number[] = []
  const waiting = calls.values()
  async function client(): Promise<void> {
    // All clients take from the one list.
    for (const call of waiting) {
      const began = performance.now()
      await send(agent, origin, call)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return latencies.sort((one, other) => one - other)
}

function send(agent: Agent, origin: string, { function: name, openid, event }: ClientCall): Promise<void> {
  const body = JSON.stringify(event)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-wudeng-openid': openid,
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/fn/${name}`, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        if (text.startsWith('{"ok":true')) resolve()
        else reject(new Error(`${name} was refused: ${text.slice(0, 300)}`))
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** @param share 0.5 for the median */
export function percentile(sorted: Latencies, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
