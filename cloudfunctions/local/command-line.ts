import { Command, CommanderError } from 'commander'
import { FAULTS, fillSentence } from '../../src/contract/faults'
import type { Refusal } from '../../src/domain/result'
import { findDatabaseError } from '../server/database/database-error'
import { LOCAL_REFUSALS, type CommandRefusal, type RegisteredCommand } from './command'
import { openInstallation } from './installation'

/** Done, refused or failed, wrong use. */
type ExitCode = 0 | 1 | 2

const POOL = 4

/**
 * Runs one command: what it has to say goes to standard output (with `--json` exactly one value, also of a refusal), all else
 * to standard error.
 * @param words what stands behind the program's name
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly RegisteredCommand[],
): Promise<ExitCode> {
  let exit: ExitCode = 0
  const program = new Command('wudeng').description('五盏灯：操作员命令').exitOverride().showHelpAfterError()
  // What stands behind `import undo` is not an option of `import`.
  program.enablePositionalOptions()
  for (const registered of commands) {
    const { parent, usage } = placeOf(program, registered.usage)
    const command = parent.command(usage).description(registered.describe).enablePositionalOptions()
    command.option('--json', '只输出一个 JSON').option('--data <dir>', '数据目录', '.data')
    for (const [flags, description] of Object.entries(registered.options)) command.option(flags, description)
    command.action(async () => {
      exit = await perform(registered, command)
    })
  }
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return exit
}

/** `import undo <batch>` is a command of the command `import`, `keys add` of `keys`, which does nothing itself. */
function placeOf(program: Command, usage: string): { readonly parent: Command; readonly usage: string } {
  const [, group = '', rest] = /^(\w+) (\w.*)$/.exec(usage) ?? []
  if (rest === undefined) return { parent: program, usage }
  return { parent: program.commands.find((command) => command.name() === group) ?? program.command(group), usage: rest }
}

async function perform(registered: RegisteredCommand, command: Command): Promise<ExitCode> {
  const { data, ...options } = command.opts<{ json?: boolean; data: string }>()
  const { json = false } = options
  const named = command.registeredArguments.map((argument, i): [string, unknown] => [
    argument.name(),
    command.processedArgs[i],
  ])
  const prepared = registered.prepare({ ...options, ...Object.fromEntries(named) })
  if ('wrong' in prepared) {
    console.error(prepared.wrong)
    return 2
  }
  const tell = (value: unknown, text: string) => {
    if (json) console.log(JSON.stringify(value))
    else console.log(text)
  }
  try {
    const installation = await openInstallation({ dataDir: data, pool: POOL })
    try {
      const result = await prepared.run(installation)
      if (result.ok) {
        tell(result.value.json, result.value.text)
        return result.value.bad === true ? 1 : 0
      }
      return refused(result.refusal.code, result.refusal.details, sentenceOf(result.refusal), json)
    } finally {
      await installation.close()
    }
  } catch (error) {
    return refused('internal', {}, sentenceOfError(error), json)
  }
}

function refused(code: string, details: Refusal['details'], sentence: string, json: boolean): ExitCode {
  console.error(sentence)
  if (json) console.log(JSON.stringify({ ok: false, fault: { code, details, sentence } }))
  return 1
}

const FAULT_SENTENCES = Object.fromEntries(Object.entries(FAULTS).map(([code, { says }]) => [code, says]))
const SENTENCES: Readonly<Record<string, string>> = { ...FAULT_SENTENCES, ...LOCAL_REFUSALS }

function sentenceOf({ code, details }: Refusal<CommandRefusal>): string {
  return fillSentence(SENTENCES[code] ?? code, details)
}

/** Undefined table, column, function: the schema of this database is not the one of this program. */
const OTHER_SCHEMA = ['42P01', '42703', '42883']

function sentenceOfError(error: unknown): string {
  const known = findDatabaseError(error)
  if (known !== undefined && OTHER_SCHEMA.includes(known.sqlState))
    return '数据库的表还没有建好或不是最新的，请先运行 wudeng migrate。'
  return error instanceof Error ? error.message : String(error)
}
