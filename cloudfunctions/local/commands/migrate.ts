import * as z from 'zod'
import { ok, refuse } from '../../../src/domain/result'
import { migrate } from '../../server/migrate'
import { defineCommand } from '../command'

export const migrateCommand = defineCommand({
  usage: 'migrate',
  describe: '把数据库的表建好或升级到最新',
  options: {},
  input: z.object({}),
  async run({ ownerUrl, appRole }) {
    if (ownerUrl === undefined) return refuse('owner.unknown')
    const migrations = await migrate({ ownerUrl, appRole })
    return ok({
      json: { migrations },
      text: migrations.length === 0 ? '已经是最新的。' : `做完了：${migrations.join('、')}`,
    })
  },
})
