import { tmpdir } from 'node:os'
import { runCommandLine } from '../../cloudfunctions/local/command-line'
import { commands } from '../../cloudfunctions/local/commands'

/** A command of the operator, without the second that a process takes to start; `environment` is all that it finds around it. */
export async function runWudeng(words: readonly string[], environment: NodeJS.ProcessEnv, folder = tmpdir()) {
  const said: Record<'log' | 'error', string[]> = { log: [], error: [] }
  const listeners = (['log', 'error'] as const).map((to) =>
    jest.spyOn(console, to).mockImplementation((...words: unknown[]) => {
      said[to].push(words.join(' '))
    }),
  )
  const outside = process.env
  process.env = { ...environment }
  try {
    const status = await runCommandLine([...words, '--data', folder], commands)
    return { status, stdout: said.log.join('\n'), stderr: said.error.join('\n') }
  } finally {
    process.env = outside
    for (const listener of listeners) listener.mockRestore()
  }
}

/** Its JSON: exactly one value on standard output. */
export async function askWudeng(words: readonly string[], environment: NodeJS.ProcessEnv, folder?: string) {
  const { status, stdout, stderr } = await runWudeng([...words, '--json'], environment, folder)
  expect(stdout.split('\n')).toHaveLength(1)
  return { status, value: JSON.parse(stdout), stderr }
}
