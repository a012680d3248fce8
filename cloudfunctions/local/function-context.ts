import { randomUUID } from 'node:crypto'
import type { DeployedFunction } from './deployment'

/** Who calls: an identity as WeChat would have verified it, a timer, or nobody. */
export type LocalCaller = { readonly openid: string } | 'timer' | 'nobody'

/** The second argument of `main` in the shape of the cloud: who calls is JSON in `environment`, beside the event and not in it. */
export function functionContext({ name, timeout, memorySize }: DeployedFunction, caller: LocalCaller) {
  const environment =
    caller === 'timer'
      ? { TRIGGER_SRC: 'timer' }
      : {
          ...{ TRIGGER_SRC: 'wx_client', WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID', WX_APPID: 'local' },
          // Always named, so that nobody is not taken for whom the process may name.
          WX_OPENID: caller === 'nobody' ? '' : caller.openid,
        }
  return {
    ...{
      function_name: name,
      request_id: randomUUID(),
      memory_limit_in_mb: memorySize,
      time_limit_in_ms: timeout * 1000,
    },
    environment: JSON.stringify(environment),
  }
}
