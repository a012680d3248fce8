import { Cron } from 'croner'
import type { Main } from '../server/endpoint'
import type { FunctionName } from '../server/handler'
import type { DeployedFunction } from './deployment'
import { functionContext } from './function-context'

/** The event of a timer, as the cloud sends it. */
export function timerEvent(name: string, at: string) {
  return { Type: 'Timer', TriggerName: name, Time: at, Message: '' }
}

/**
 * Calls functions at the times of cloudbaserc.json: seven fields, Beijing time.
 * @returns what stops them, and when the next one is due
 */
export function startTimers(deployment: readonly DeployedFunction[], functions: Readonly<Record<FunctionName, Main>>) {
  const timers = deployment.flatMap((deployed) =>
    deployed.triggers.map(
      ({ name, config }) =>
        new Cron(config, { timezone: 'Asia/Shanghai', mode: '7-part', protect: true }, async () => {
          await functions[deployed.name](timerEvent(name, new Date().toISOString()), functionContext(deployed, 'timer'))
        }),
    ),
  )
  return { next: () => timers.map((timer) => timer.nextRun()), stop: () => timers.forEach((timer) => timer.stop()) }
}
