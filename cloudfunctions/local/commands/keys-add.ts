import * as z from 'zod'
import { ok } from '../../../src/domain/result'
import { addKey } from '../../server/crypto/keys'
import { defineCommand } from '../command'
import { writeKeys } from '../keys-file'

export const keysAddCommand = defineCommand({
  usage: 'keys add',
  describe: '加一把新的加密密钥，以后都用它；旧的留着，还要用来打开以前的内容',
  options: { '--suite <name>': '算法：aes（AES-256-GCM）或 sm（SM4、SM3），缺省和现在的一样' },
  input: z.object({ suite: z.enum(['aes', 'sm'], '算法是 aes 或 sm').optional() }),
  async run({ keys, keysFile }, { suite }) {
    const added = addKey(keys(), suite)
    const { current } = added
    if (keysFile === undefined) {
      const text = `新的 WUDENG_KEYS，请放进每个函数的环境变量，再运行 wudeng keys rotate：\n${JSON.stringify(added)}`
      return ok({ json: { current, file: null, keys: added }, text })
    }
    writeKeys(keysFile, added)
    const text = `新密钥 ${current} 写进了 ${keysFile}。正在运行的请先重新启动，再运行 wudeng keys rotate。`
    return ok({ json: { current, file: keysFile }, text })
  },
})
