import type * as z from 'zod'
import type { Actor } from '../../src/domain/access/role'
import type { Result } from '../../src/domain/result'
import type { FaultCode } from '../../src/contract/faults'
import type { Installation } from './installation'

/** What a command has to say: JSON for scripts, text for people. `bad` when it worked and found something wrong. */
interface Said {
  readonly json: unknown
  readonly text: string
  readonly bad?: boolean
}

/** Refusals that only the command line knows. */
export const LOCAL_REFUSALS = {
  'county.none': '还没有区划，请先导入 areas。',
  'county.several': '这里有几个县（{counties}），请用 --county 说明是哪一个。',
  'file.unreadable': '打不开文件：{file}。',
  'file.notJson': '{file} 不是 JSON 文件。',
  'file.unwritable': '写不了文件：{file}。什么都没有做。',
  'owner.unknown': '没有 DATABASE_OWNER_URL，不能建表，不能首次装载，也不能换密钥。',
} as const

export type CommandRefusal = FaultCode | keyof typeof LOCAL_REFUSALS

/** A command of the operator: what commander shows, what zod lets in, and the work. */
interface CommandSpec<Input> {
  /** As commander reads it: `explain <householdNo>`. */
  readonly usage: string
  readonly describe: string
  /** Flags and their description; `--json` and `--data` are everywhere. */
  readonly options: Readonly<Record<string, string>>
  /** Arguments and options by name. What it refuses is wrong use: exit 2. */
  readonly input: z.ZodType<Input>
  run(installation: Installation, input: Input): Promise<Result<Said, CommandRefusal>>
}

/** A command ready to be registered: its input is already bound to its schema. */
export interface RegisteredCommand extends Pick<CommandSpec<unknown>, 'usage' | 'describe' | 'options'> {
  /** @returns what is wrong with the input, or what runs it */
  prepare(
    raw: unknown,
  ): { readonly wrong: string } | { run(installation: Installation): Promise<Result<Said, CommandRefusal>> }
}

export function defineCommand<Input>(spec: CommandSpec<Input>): RegisteredCommand {
  const { usage, describe, options, input } = spec
  return {
    ...{ usage, describe, options },
    prepare(raw) {
      const read = input.safeParse(raw)
      if (read.success) return { run: (installation) => spec.run(installation, read.data) }
      return { wrong: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n') }
    },
  }
}

/** Whom events and batches name when the operator did it. */
export const OPERATOR: Actor = { id: 'operator', name: '', posts: [], kind: 'staff' }
