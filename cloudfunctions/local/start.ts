import { Command, InvalidArgumentError } from 'commander'
import { endInOrder } from './embedded/end-in-order'
import { runSystem, type SystemOptions } from './run-system'

function parsePort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a number up to 65535.')
  return port
}

function readOptions(): SystemOptions {
  const { port, data, demo } = new Command('npm start --')
    .description('Runs Wudeng on this machine, with a demo county when its database is empty')
    .option('--port <port>', 'where the client and the functions are', parsePort, 7350)
    .option('--data <dir>', 'folder of the database and the keys', '.data')
    .option('--no-demo', 'leave an empty database empty')
    .parse()
    .opts<{ port: number; data: string; demo: boolean }>()
  return { port, dataDir: data, demo }
}

const closers: (() => Promise<void>)[] = []
const stopping = new AbortController()

async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close()
}

const running = runSystem(readOptions(), (close) => closers.push(close), stopping.signal)

endInOrder(async () => {
  stopping.abort()
  await closeAll()
  // A step that was under way may have opened something meanwhile.
  await running.catch(() => undefined)
  await closeAll()
})

running.catch(async (error: unknown) => {
  if (stopping.signal.aborted) return
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
  await closeAll()
})
