/** What came back from a function, or why nothing did. Each platform sorts its own errors into these three. */
export type Sent =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: 'network.offline' | 'network.timeout' | 'server.busy' }

/** Carries one event to one function. Never throws. `send.weapp.ts` and `send.h5.ts` are the two ways. */
export type Send = (functionName: string, event: object) => Promise<Sent>
