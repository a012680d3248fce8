import { callAll, type ClientCall } from '../harness/clients'
import { identityOf, townshipsOf } from '../generator/register'
import type { Bench, Step } from '../harness/bench'
import { repeatsAt } from '../harness/scales'
import { startHost } from '../harness/host-process'
import { measureCalls } from './measure-calls'

const CALLS = 200
const CALLS_ONCE = 20
const WARM_UP = 20

type Ask = (identity: string) => ClientCall

const inbox: Ask = (openid) => ({ function: 'cadre', openid, event: { query: 'inbox', payload: {} } })
const orders: Ask = (openid) => ({ function: 'officer', openid, event: { query: 'orders', payload: {} } })
const progress: Ask = (openid) => ({ function: 'officer', openid, event: { query: 'progress', payload: {} } })

/** Lists and counts through the host, one call at a time, as each of the people who open them. */
export const pages: Step = {
  name: 'pages',
  changes: false,
  async run(bench) {
    const db = await bench.db()
    const host = await startHost({ ...db.environment, WUDENG_BUSINESS_DAY: bench.calendar.today() })
    try {
      for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
        for (const [page, ask] of Object.entries({ inbox, orders, progress })) {
          for (const [who, identities] of Object.entries(readersOf(bench))) {
            if (page === 'inbox' && who === 'county officer') continue
            const calls = Array.from({ length: bench.once ? CALLS_ONCE : CALLS }, (_, i) =>
              ask(identities[(i * 37) % identities.length] ?? ''),
            )
            // What a host does on its first calls is not what it does all day.
            if (repeat === 1) await callAll(host.origin, calls.slice(0, WARM_UP), 1)
            await measureCalls(bench, host, `pages/${page}/${who}`, repeat, { calls, clients: 1 })
          }
        }
      }
    } finally {
      await host.stop()
    }
  },
}

function readersOf({ city: { counties } }: Bench): Readonly<Record<string, readonly string[]>> {
  const villages = counties.flatMap((county) => county.villages)
  return {
    'village cadre': villages.map(identityOf),
    'township officer': townshipsOf(villages).map(identityOf),
    'county officer': counties.map(({ code }) => identityOf(code)),
  }
}
