import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { HostTask, HostUsage } from '../host'
import type { IssueOrder } from '../tasks/issue-codes'

/** The function host in a process of its own. */
export interface HostProcess {
  readonly origin: string
  usage(): Promise<HostUsage>
  issueCodes(order: IssueOrder): Promise<readonly string[]>
  stop(): Promise<void>
}

export async function startHost(
  environment: Readonly<Record<string, string>>,
  { bare = false }: { bare?: boolean } = {},
): Promise<HostProcess> {
  const child = fork(path.join(__dirname, 'host.cjs'), bare ? ['--bare'] : [], {
    // As many connections as the host of `npm start` has.
    env: { ...process.env, ...environment, WUDENG_POOL: '6' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const next = async <T>(): Promise<T> => {
    const [message]: unknown[] = await once(child, 'message')
    return message as T
  }
  const ask = <T>(task: HostTask): Promise<T> => {
    const answer = next<T>()
    child.send(task)
    return answer
  }
  return {
    origin: await next<string>(),
    usage: () => ask<HostUsage>({ ask: 'usage' }),
    issueCodes: (order) => ask<readonly string[]>({ ask: 'codes', order }),
    async stop() {
      const ended = once(child, 'exit')
      await ask({ ask: 'stop' })
      await ended
    },
  }
}
