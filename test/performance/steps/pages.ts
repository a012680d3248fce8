import { callAll, type ClientCall } from '../harness/clients'
import { SURNAMES } from '../../../cloudfunctions/local/demo/names'
import { identityOf, townshipsOf } from '../generator/register'
import type { Bench, Step } from '../harness/bench'
import { repeatsAt } from '../harness/scales'
import { startHost } from '../harness/host-process'
import { measureCalls } from './measure-calls'

const CALLS = 200
const CALLS_ONCE = 20
const WARM_UP = 20

type Reader = 'village cadre' | 'township officer' | 'county officer'

interface Page {
  readonly readers: readonly Reader[]
  /** The question of whoever has a post in the area. */
  ask(area: string): { readonly query: string; readonly payload: object }
}

const everybody: readonly Reader[] = ['village cadre', 'township officer', 'county officer']

const PAGES: Readonly<Record<string, Page>> = {
  inbox: { readers: ['village cadre', 'township officer'], ask: () => ({ query: 'inbox', payload: {} }) },
  orders: { readers: everybody, ask: () => ({ query: 'orders', payload: {} }) },
  progress: { readers: everybody, ask: () => ({ query: 'progress', payload: {} }) },
  'households by number': {
    readers: everybody,
    ask: (area) => ({ query: 'households', payload: { by: 'number', text: `H${area.slice(0, 6)}0001` } }),
  },
  'households by name': {
    readers: everybody,
    ask: () => ({ query: 'households', payload: { by: 'name', text: `${SURNAMES[0]}建` } }),
  },
}

/** Lists and counts through the host, one call at a time, as each of the people who open them. */
export const pages: Step = {
  name: 'pages',
  changes: false,
  async run(bench) {
    const db = await bench.db()
    const host = await startHost({ ...db.environment, WUDENG_BUSINESS_DAY: bench.calendar.today() })
    try {
      for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
        for (const [name, page] of Object.entries(PAGES)) {
          for (const reader of page.readers) {
            const areas = areasOf(bench, reader)
            const calls = Array.from({ length: bench.once ? CALLS_ONCE : CALLS }, (_, i) =>
              callOf(page, reader, areas[(i * 37) % areas.length] ?? ''),
            )
            // What a host does on its first calls is not what it does all day.
            if (repeat === 1) await callAll(host.origin, calls.slice(0, WARM_UP), 1)
            await measureCalls(bench, host, `pages/${name}/${reader}`, repeat, { calls, clients: 1 })
          }
        }
      }
    } finally {
      await host.stop()
    }
  },
}

function callOf({ ask }: Page, reader: Reader, area: string): ClientCall {
  const { query, payload } = ask(area)
  // Lists of officers are served by another function than those of cadres.
  const served = query === 'inbox' || (query === 'households' && reader === 'village cadre') ? 'cadre' : 'officer'
  return { function: served, openid: identityOf(area), event: { query, payload } }
}

function areasOf({ city: { counties } }: Bench, reader: Reader): readonly string[] {
  const villages = counties.flatMap((county) => county.villages)
  switch (reader) {
    case 'village cadre':
      return villages
    case 'township officer':
      return townshipsOf(villages)
    case 'county officer':
      return counties.map(({ code }) => code)
  }
}
