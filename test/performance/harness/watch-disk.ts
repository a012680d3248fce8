import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const EVERY_MS = 10_000

/** Watches how much of the disk a folder takes: databases, their log, delivered files, whatever else is laid there. */
export function watchDisk(folder: string): { stop(): Promise<number> } {
  let most = 0
  const look = async () => {
    most = Math.max(most, await bytesOf(folder))
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  timer.unref()
  return {
    /** @returns bytes at the worst moment */
    async stop() {
      clearInterval(timer)
      await look()
      return most
    },
  }
}

/** `du` fails when a file goes while it counts, and has counted the others. */
async function bytesOf(folder: string): Promise<number> {
  const counting = promisify(execFile)('du', ['-sk', folder])
  const { stdout } = await counting.catch((error: unknown) => ({
    stdout: String((error as { stdout?: unknown }).stdout),
  }))
  return (Number.parseInt(stdout, 10) || 0) * 1024
}
