import { randomUUID } from 'node:crypto'
import type { Bench, Step } from '../harness/bench'
import { callAll, type ClientCall } from '../harness/clients'
import { startHost, type HostProcess } from '../harness/host-process'
import { repeatsAt } from '../harness/scales'
import { measureCalls } from './measure-calls'

/** Reports of one measurement, by the number of clients that send them. */
const CALLS = { 1: 200, 8: 600, 32: 1200 } as const
const WARM_UP = 100

/** Villagers who report, durable, through the host; and the same calls with a bare insert of one row behind them. */
export const report: Step = {
  name: 'report',
  changes: true,
  async run(bench) {
    const db = await bench.db()
    const environment = { ...db.environment, WUDENG_BUSINESS_DAY: bench.calendar.today() }
    let skip = 0
    const reports = async (host: HostProcess, count: number) => {
      const perCounty = Math.ceil(count / bench.city.counties.length)
      const calls = await reportsFor(bench, host, { perCounty, skip })
      skip += perCounty
      return calls.slice(0, count)
    }
    for (const bare of [false, true]) {
      const host = await startHost(environment, { bare })
      try {
        await callAll(host.origin, await reports(host, WARM_UP), 4)
        for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
          for (const [clients, count] of Object.entries(CALLS)) {
            const calls = await reports(host, bench.once ? count / 10 : count)
            const step = `${bare ? 'rival-insert' : 'report'}/${clients} clients`
            await measureCalls(bench, host, step, repeat, { calls, clients: Number(clients) })
          }
        }
      } finally {
        await host.stop()
      }
    }
  },
}

/** Each from somebody else, about another household. */
async function reportsFor(
  { city }: Bench,
  host: HostProcess,
  share: { readonly perCounty: number; readonly skip: number },
): Promise<readonly ClientCall[]> {
  const codes = await host.issueCodes({ counties: city.counties.map(({ code }) => code), ...share })
  return codes.map((code) => ({
    function: 'villager',
    openid: `villager-${randomUUID()}`,
    event: {
      command: 'submitReport',
      commandId: randomUUID(),
      payload: { code, kind: 'illness', forWhom: 'own', words: '住院花了很多钱' },
    },
  }))
}
