// A process of its own that opens the embedded database of a folder, says so, and ends the way it is told: `hold` until a signal comes,
// `bug` by an uncaught error. Tests start it to see what is left behind.
import { endInOrder } from '../../cloudfunctions/local/embedded/end-in-order'
import { openEmbeddedDatabase } from '../../cloudfunctions/local/embedded/open-embedded-database'

async function main(dataDir: string, ending: string): Promise<void> {
  const database = await openEmbeddedDatabase(dataDir)
  process.stdout.write(`${JSON.stringify({ appUrl: database.appUrl, started: database.started })}\n`)
  if (ending === 'bug') throw new Error('a bug')
  const work = setInterval(() => undefined, 1000)
  endInOrder(async () => {
    clearInterval(work)
    await database.stop()
  })
}

void main(process.argv[2] ?? '', process.argv[3] ?? 'hold')
