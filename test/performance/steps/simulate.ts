import { writeFileSync } from 'node:fs'
import path from 'node:path'
import book from '../../../config/rulebooks/default.json'
import type { Step } from '../harness/bench'
import { runCommand } from '../harness/run-command'
import { repeatsAt } from '../harness/scales'
import { isKnownCommand } from '../tasks/run-operator-command'

/** Who would light up if the line were five points lower, over the whole city and without writing. */
const LINE = 25

export const simulate: Step = {
  name: 'simulate',
  changes: false,
  async run(bench) {
    if (!isKnownCommand('simulate')) {
      bench.say('skipped: there is no command `simulate` yet')
      return
    }
    const rulebook = path.join(bench.files.folder, 'rulebook.json')
    writeFileSync(rulebook, JSON.stringify({ ...book, scale: { ...book.scale, orderFrom: LINE } }))
    const db = await bench.db()
    for (let repeat = 1; repeat <= repeatsAt(bench.scale, bench.once); repeat += 1) {
      const simulated = await runCommand(bench, db, 'simulate', { rulebook, json: true })
      bench.record({ step: 'simulate', repeat, ...simulated, checksum: '' })
    }
  },
}
