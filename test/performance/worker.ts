import { commands } from '../../cloudfunctions/local/commands'
import { openInstallation } from '../../cloudfunctions/local/installation'

/** A command of the operator with its arguments and options by name. */
export interface WorkerTask {
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface WorkerAnswer {
  /** What the command says to scripts. */
  readonly json: unknown
  /** Seconds, from the task to the answer. */
  readonly wall: number
  readonly cpu: number
  /** Bytes: the most this process ever held. */
  readonly peakRss: number
}

/** Does one task that its parent sends, the way the command line does it, and ends. */
async function perform({ command, input }: WorkerTask): Promise<WorkerAnswer> {
  const registered = commands.find(({ usage }) => usage.split(' ')[0] === command)
  if (registered === undefined) throw new Error(`No such command: ${command}`)
  const prepared = registered.prepare(input)
  if ('wrong' in prepared) throw new Error(prepared.wrong)
  const installation = await openInstallation({ dataDir: '.', pool: 4 })
  const before = process.cpuUsage()
  const began = performance.now()
  const result = await prepared.run(installation)
  const wall = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  await installation.close()
  if (!result.ok) throw new Error(`${command}: ${result.refusal.code} ${JSON.stringify(result.refusal.details)}`)
  const peakRss = process.resourceUsage().maxRSS * 1024
  return { json: result.value.json, wall, cpu: (user + system) / 1e6, peakRss }
}

process.once('message', (task: WorkerTask) => {
  perform(task).then(
    (answer) => process.send?.(answer, () => process.disconnect()),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
      process.disconnect()
    },
  )
})
process.send?.('ready')
