import { readdirSync, readFileSync } from 'node:fs'

/** CPU seconds of a PostgreSQL server since it started. */
export interface ServerCpu {
  /** Everything that works for statements: backends, parallel workers, readers, and the server's own process. */
  readonly work: number
  /** Checkpoints, writing ahead and behind: work that a statement leaves to others. */
  readonly background: number
}

/** Linux counts in hundredths of a second, whatever the kernel was built with. */
const TICKS = 100
const BACKGROUND = /checkpointer|background writer|walwriter|autovacuum/

interface Process {
  readonly parent: number
  /** Own time, and time of children that ended and were waited for. */
  readonly own: number
  readonly ended: number
}

/**
 * Adds up the process tree of a server. A backend that ended is not lost: the postmaster waits for all of its children, and the
 * kernel then adds their time to that of the postmaster. One that ends while the tree is being read would be in neither sum, so
 * the reading is repeated until no child ended meanwhile.
 */
export function readServerCpu(postmaster: number): ServerCpu {
  for (;;) {
    const before = getProcess(postmaster)
    let background = 0
    let work = before.own + before.ended
    for (const child of childrenOf(postmaster)) {
      if (child.isBackground) background += child.own
      else work += child.own + child.ended
    }
    if (getProcess(postmaster).ended === before.ended) return { work: work / TICKS, background: background / TICKS }
  }
}

function childrenOf(parent: number): readonly (Process & { readonly isBackground: boolean })[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    const found = findProcess(Number(pid))
    if (found?.parent !== parent) return []
    return [{ ...found, isBackground: BACKGROUND.test(readText(`/proc/${pid}/cmdline`)) }]
  })
}

/** The process that another one was started by. Fault: throws for a process that is not there. */
export function getParent(pid: number): number {
  return getProcess(pid).parent
}

function getProcess(pid: number): Process {
  const found = findProcess(pid)
  if (found === undefined) throw new Error(`No process ${pid}`)
  return found
}

/** Undefined when it ended meanwhile. proc(5): state and parent are fields 3 and 4, the four times are fields 14 to 17. */
function findProcess(pid: number): Process | undefined {
  const text = readText(`/proc/${pid}/stat`)
  // The name in parentheses may hold spaces.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((i) => fields[i])
  if (parent === undefined) return undefined
  return { parent, own: (user ?? 0) + (system ?? 0), ended: (endedUser ?? 0) + (endedSystem ?? 0) }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
