/** Stands for the network of the H5 client: takes what the page sends, and answers as a function would, or not at all. */
export interface Sent {
  readonly address: string
  readonly headers: Record<string, string>
  readonly event: {
    query?: string
    command?: string
    commandId?: string
    expectedVersion?: number
    payload: Record<string, unknown>
  }
}

type Payload = Sent['event']['payload']
type Reply = 'offline' | 'silence' | 'gateway page' | object | ((payload: Payload) => object)

export const refusal = (code: string, details = {}) => ({ ok: false, fault: { code, kind: 'input', details } })
export const agreement = (data: object) => ({ ok: true, data })

/** @param replies by operation; what is not named hangs. Change the object to change the world. */
export function answerFunctions(replies: Record<string, Reply>): Sent[] {
  const sent: Sent[] = []
  const stand = (address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    const event = JSON.parse(body) as Sent['event']
    sent.push({ address, headers, event })
    const told = replies[event.query ?? event.command ?? ''] ?? 'silence'
    const reply = typeof told === 'function' ? (told as (payload: Payload) => object)(event.payload) : told
    if (reply === 'silence') return new Promise(() => undefined)
    if (reply === 'offline') return Promise.reject(new TypeError('Failed to fetch'))
    if (reply === 'gateway page') return Promise.resolve({ json: () => Promise.reject(new SyntaxError('<html>')) })
    return Promise.resolve({ json: () => Promise.resolve(reply) })
  }
  Object.defineProperty(globalThis, 'fetch', { value: stand, configurable: true, writable: true })
  return sent
}
