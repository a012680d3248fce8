import path from 'node:path'
import { readDeployment } from '../../cloudfunctions/local/deployment'
import { functions } from '../../cloudfunctions/local/functions'
import { buildHost } from '../../cloudfunctions/local/host'
import { listen, LOOPBACK } from '../../cloudfunctions/local/listen'
import { closeSharedRuntime, sharedRuntime } from '../../cloudfunctions/server/runtime'
import { bareInsert, makeBareTable } from './tasks/bare-insert'
import { issueCodes, type IssueOrder } from './tasks/issue-codes'

/** What the benchmark asks of the host beside its port. */
export type HostTask =
  { readonly ask: 'usage' } | { readonly ask: 'codes'; readonly order: IssueOrder } | { readonly ask: 'stop' }

export interface HostUsage {
  /** CPU seconds since the process began. */
  readonly cpu: number
  readonly peakRss: number
}

/** The host of `npm start` on the deployed functions; with `bare` a villager's call inserts one row and does nothing else. */
async function serve(bare: boolean): Promise<void> {
  const root = path.resolve(__dirname, '../..')
  const { db } = sharedRuntime()
  if (bare) await makeBareTable()
  const host = buildHost({
    deployment: readDeployment(root),
    functions: bare ? { ...functions, villager: bareInsert(db) } : functions,
    client: path.join(root, 'no-client'),
    address: LOOPBACK,
  })
  const origin = await listen(host, 0)
  process.on('message', (task: HostTask) => {
    void answer(task).then((said) => process.send?.(said))
    if (task.ask === 'stop')
      void host
        .close()
        .then(closeSharedRuntime)
        .then(() => process.disconnect())
  })
  process.send?.(origin)
}

async function answer(task: HostTask): Promise<unknown> {
  switch (task.ask) {
    case 'usage': {
      const { user, system } = process.cpuUsage()
      return { cpu: (user + system) / 1e6, peakRss: process.resourceUsage().maxRSS * 1024 } satisfies HostUsage
    }
    case 'codes':
      return issueCodes(sharedRuntime(), task.order)
    case 'stop':
      return 'stopping'
  }
}

void serve(process.argv.includes('--bare'))
