import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findDatabaseHome } from '../../cloudfunctions/local/embedded/database-home'

const ROOT = path.resolve(__dirname, '../..')
const LOCAL = path.join(ROOT, 'cloudfunctions/local')

/** The whole system as `npm start` runs it, with an empty database of its own. */
export interface RunningSystem {
  readonly origin: string
  /** Runs a command of the operator on the same database and gives back its JSON. */
  wudeng(...words: string[]): Promise<unknown>
  /** Calls a function as a phone of this identity would. */
  call(name: string, openid: string, event: object): Promise<unknown>
  stop(): Promise<void>
}

/** @param day business day of everything that happens in it */
export async function startSystem(day: string): Promise<RunningSystem> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wudeng-story-'))
  // As root the database runs as another user, who must be able to pass.
  chmodSync(folder, 0o755)
  const env = { ...process.env, WUDENG_BUSINESS_DAY: day }
  const run = (program: string, words: readonly string[]) =>
    spawn(process.execPath, ['--import', 'tsx', path.join(LOCAL, program), ...words, '--data', folder], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const system = run('start.ts', ['--port', '0', '--no-demo'])
  const origin = await waitForOrigin(system)
  return {
    origin,
    async wudeng(...words) {
      const command = run('wudeng.ts', [...words, '--json'])
      const [out, problems, status] = await Promise.all([read(command.stdout), read(command.stderr), ended(command)])
      if (status !== 0) throw new Error(`wudeng ${words.join(' ')}: ${out} ${problems}`)
      return JSON.parse(out)
    },
    async call(name, openid, event) {
      const headers = { 'content-type': 'application/json', 'x-wudeng-openid': openid }
      const response = await fetch(`${origin}/fn/${name}`, { method: 'POST', headers, body: JSON.stringify(event) })
      return response.json()
    },
    async stop() {
      system.kill('SIGTERM')
      await ended(system)
      const home = findDatabaseHome(folder)
      if (home !== undefined) rmSync(home, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The address that it prints last. Fault: throws what it said when it ends before. */
function waitForOrigin(system: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const origin = /Wudeng runs on (\S+)\. /.exec(said)?.[1]
      if (origin !== undefined) resolve(origin)
    }
    system.stdout?.on('data', listen)
    system.stderr?.on('data', listen)
    system.once('close', () => reject(new Error(`The system ended: ${said}`)))
  })
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('close', resolve))
}
