import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { undoImport } from '../../server/import/undo-import'
import { defineCommand, OPERATOR } from '../command'

export const undoCommand = defineCommand({
  usage: 'import undo <batch>',
  describe: '撤销一个批次：它带来的行去掉，它改掉的行恢复',
  options: {},
  input: z.object({ batch: z.uuid() }),
  async run({ runtime }, { batch }) {
    const { db, secrets, clock, newId } = runtime()
    const call = { db, secrets, newId, actor: OPERATOR, day: clock.today(), at: clock.now() }
    const undone = await undoImport(call, { batch, own: newId(), reach: null })
    if (!undone.ok) return undone
    const { feed, removed, restored, dirty } = undone.value
    const text = `${feed}：批次 ${batch} 已撤销，去掉 ${removed} 行，恢复 ${restored} 行；待重算 ${dirty} 户。`
    return ok({ json: undone.value, text })
  },
})
