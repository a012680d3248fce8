import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import { connect } from '../../server/database/connect'
import { listCounties } from '../../server/database/list-counties'
import { rotateKeys, type Rotation } from '../../server/keys/rotate-keys'
import { defineCommand } from '../command'
import { startProgress } from '../progress'

export const keysRotateCommand = defineCommand({
  usage: 'keys rotate',
  describe: '用现在的密钥把以前的内容重新加密；中断了再运行一次就接着做',
  options: {},
  input: z.object({ json: z.boolean().default(false) }),
  async run({ runtime, keys, ownerUrl }, { json }) {
    if (ownerUrl === undefined) return refuse('owner.unknown')
    const counties = await listCounties(runtime().db)
    const owner = connect(ownerUrl, { max: 1, asOwner: true })
    let progress: ReturnType<typeof startProgress> | undefined
    let done = 0
    try {
      const rotation = await rotateKeys(owner, keys(), counties, {
        onTotal(texts) {
          if (!json) progress = startProgress(texts, '条')
        },
        onTexts(count) {
          done += count
          progress?.show(done, done)
        },
      })
      return ok({ json: rotation, text: describe(rotation), bad: rotation.unreadable > 0 })
    } finally {
      progress?.stop()
      await owner.destroy()
    }
  },
})

function describe({ current, resealed, unreadable, used, unused }: Rotation): string {
  return [
    `用密钥 ${current} 重新加密了 ${resealed} 条。`,
    ...(unreadable > 0 ? [`有 ${unreadable} 条哪把密钥都打不开，没有动。`] : []),
    ...(used.length > 0
      ? [`旧密钥 ${used.join('、')} 还在用：有的程序还没有换成新的 WUDENG_KEYS。换好以后再运行一次。`]
      : []),
    ...(unused.length > 0
      ? [`旧密钥 ${unused.join('、')} 数据库里不再用了，可以从 WUDENG_KEYS 里去掉。以前的备份还要用它，请另外收好。`]
      : []),
  ].join('\n')
}
