import { currentIdentity } from './identity'
import type { Send } from './send-shape'

/** The H5 client is served by the function host itself, so the address is a path. */
export const send: Send = async (functionName, event) => {
  const identity = currentIdentity()
  try {
    const response = await fetch(`/fn/${functionName}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(identity === undefined ? {} : { 'x-wudeng-openid': identity }),
      },
      body: JSON.stringify(event),
    })
    return { ok: true, body: await response.json() }
  } catch (error) {
    // fetch rejects with a TypeError when nothing was reached; any other error is an answer that is no JSON: a gateway's page.
    return { ok: false, code: error instanceof TypeError ? 'network.offline' : 'server.busy' }
  }
}
