import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The server that holds a cluster. */
interface RunningServer {
  readonly pid: number
  readonly port: number
  /** False while it starts, recovers or stops. */
  readonly ready: boolean
}

/** In this file a server says who it is; it outlives a server that was killed. */
const serverFileIn = (cluster: string) => path.join(cluster, 'postmaster.pid')

/** The server that runs on `cluster`; undefined when there is none, or its file speaks of a dead one. */
export function findRunningServer(cluster: string): RunningServer | undefined {
  const [pid, , , port, , , , status] = readText(serverFileIn(cluster)).split('\n')
  if (!commandOf(Number(pid)).includes(cluster)) return undefined
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' }
}

/** Removes the file of a server that is gone: beside the file of a zombie or of a number given anew PostgreSQL refuses to start. */
export function removeStaleServerFile(cluster: string): void {
  const text = readText(serverFileIn(cluster))
  // Empty: a server that starts at this moment has just made it.
  if (text !== '' && findRunningServer(cluster) === undefined) rmSync(serverFileIn(cluster), { force: true })
}

/**
 * Command line of a process: names its cluster if it is our server, is empty for a dead process and for a zombie (its parent was killed
 * and nobody collects it, usual in containers), and is another one when the number was given anew.
 */
function commandOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return ''
  if (existsSync('/proc/self')) return readText(`/proc/${pid}/cmdline`)
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
