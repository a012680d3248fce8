import { householdNoOf } from '../generator/city'
import type { Step } from '../harness/bench'
import { runCommand } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'

/** Why one household scores what it scores, from the command line. */
export const explain: Step = {
  name: 'explain',
  changes: false,
  async run(bench) {
    const db = await bench.db()
    const [county] = bench.city.counties
    if (county === undefined) throw new Error('A city without a county')
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const householdNo = householdNoOf({ county, number: repeat * 97 })
      const { counts, ...explained } = await runCommand(bench, db, 'explain', { householdNo, county: county.code })
      bench.record({ step: 'explain', repeat, ...explained, counts: { score: counts['score'] ?? 0 }, checksum: '' })
    }
  },
}
