import { spawn } from 'node:child_process'
import path from 'node:path'

/** Builds the H5 client when it is older than its sources. Fault: throws with the builder's own words when it cannot be built. */
export async function buildClient(root: string, stopping: AbortSignal): Promise<void> {
  const script = path.join(root, 'config/build.mjs')
  // A group of its own, because the builder starts others: all of them end together.
  const builder = spawn(process.execPath, [script, 'h5', '--if-needed'], { cwd: root, stdio: 'pipe', detached: true })
  const end = () => {
    if (builder.pid !== undefined) process.kill(-builder.pid, 'SIGTERM')
  }
  stopping.addEventListener('abort', end)
  let said = ''
  const listen = (text: Buffer) => (said += text.toString())
  builder.stdout.on('data', listen)
  builder.stderr.on('data', listen)
  const code = await new Promise<number | null>((resolve, reject) => {
    builder.once('error', reject)
    builder.once('close', resolve)
  })
  stopping.removeEventListener('abort', end)
  if (code !== 0) throw new Error(`The client could not be built:\n${said}`)
}
