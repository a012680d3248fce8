import type { Bench, Step } from '../harness/bench'
import { repeatsAt } from '../harness/scales'
import { deliverCorrections } from './import-again'
import { recordAudit, recordNight, runNight } from './night'
import { OFTEN_WRITTEN, vacuum } from './vacuum'

const HOUSEHOLDS = 770_000
/** As many as one in a hundred of the whole city: the same number at every scale. */
const SAME_NUMBER = 7700

/** Every household again, with nothing new: what a changed rulebook costs before it changes anything. */
export const nightFull: Step = {
  name: 'night-full',
  changes: true,
  async run(bench) {
    await runNight(bench)
    for (let repeat = 1; repeat <= nightsAt(bench); repeat += 1)
      await recordNight(bench, 'night-full', repeat, { full: true })
  },
}

/** Nights of one day each, after a delivery that changed so many hundredths of all households. */
export const nightIncremental: Step = {
  name: 'night-incremental',
  changes: true,
  async run(bench) {
    for (const percent of [0.1, 1, 4, 25]) {
      for (let repeat = 1; repeat <= nightsAt(bench); repeat += 1) {
        bench.calendar.pass(1)
        await deliverCorrections(bench, shareOf(bench, percent))
        await recordNight(bench, `night-incremental/${percent}%`, repeat)
        if (percent === 1) await recordAudit(bench, repeat)
        const step = `vacuum-after-night/${percent}%`
        await vacuum(bench, await bench.db(), { step, repeat, tables: OFTEN_WRITTEN })
      }
    }
  },
}

/** The night after a week without nights, one household in a hundred changed meanwhile. */
export const nightMissed: Step = {
  name: 'night-missed',
  changes: true,
  async run(bench) {
    for (let repeat = 1; repeat <= nightsAt(bench); repeat += 1) {
      bench.calendar.pass(7)
      await deliverCorrections(bench, shareOf(bench, 1))
      await recordNight(bench, 'night-missed', repeat)
    }
  },
}

/** The same number of households at every scale, with none that are due: does a night cost what changed, or what there is? */
export const nightSameNumber: Step = {
  name: 'night-same-number',
  changes: true,
  async run(bench) {
    for (let repeat = 1; repeat <= nightsAt(bench); repeat += 1) {
      await runNight(bench)
      await deliverCorrections(bench, SAME_NUMBER)
      await recordNight(bench, 'night-same-number', repeat)
    }
  },
}

function shareOf({ scale }: Bench, percent: number): number {
  return Math.round((HOUSEHOLDS * scale * percent) / 100)
}

function nightsAt({ scale, once }: Bench): number {
  return repeatsAt(scale, once, 'night')
}
