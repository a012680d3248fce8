import { commands } from '../../../cloudfunctions/local/commands'
import { openInstallation } from '../../../cloudfunctions/local/installation'
import type { Measure } from '../worker'

/** A command of the operator with its arguments and options by name. */
export interface CommandTask {
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

export function isKnownCommand(name: string): boolean {
  return commands.some(({ usage }) => nameIn(usage) === name)
}

/** @param flag as in `wudeng help`: `--full` */
export function hasOption(name: string, flag: string): boolean {
  return commands.some(({ usage, options }) => nameIn(usage) === name && Object.hasOwn(options, flag))
}

/** Runs it the way the command line does, and answers what `--json` would print. Fault: throws when it is refused. */
export async function runOperatorCommand({ command, input }: CommandTask, measure: Measure): Promise<unknown> {
  const registered = commands.find(({ usage }) => nameIn(usage) === command)
  if (registered === undefined) throw new Error(`No such command: ${command}`)
  const prepared = registered.prepare(input)
  if ('wrong' in prepared) throw new Error(prepared.wrong)
  const installation = await openInstallation({ dataDir: '.', pool: 4 })
  try {
    const result = await measure(() => prepared.run(installation))
    if (result.ok) return result.value.json
    throw new Error(`${command}: ${result.refusal.code} ${JSON.stringify(result.refusal.details)}`)
  } finally {
    await installation.close()
  }
}

function nameIn(usage: string): string {
  return usage.split(' ')[0] ?? ''
}
