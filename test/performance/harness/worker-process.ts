import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { WorkerAnswer, WorkerTask } from '../worker'

/** A process of its own for one piece of work, so that its memory and its CPU are the work's alone. */
export interface WorkerProcess {
  /** Fault: throws when the process ends without an answer. */
  run(task: WorkerTask): Promise<WorkerAnswer>
  /** `kill -9`: nothing in the process can put its things in order. */
  kill(): void
}

/** Starts a process and waits until it has loaded its code. */
export async function startWorker(environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = fork(path.join(__dirname, 'worker.cjs'), {
    // As `npm run wudeng` runs the commands that are measured here.
    execArgv: ['--max-semi-space-size=32', '--heap-growing-percent=60'],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await nextMessage(child)
  return {
    async run(task) {
      const answer = nextMessage(child)
      child.send(task)
      return (await answer) as WorkerAnswer
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => {
      reject(new Error(`The worker ended (${code ?? 'killed'}) without an answer.`))
    }
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
