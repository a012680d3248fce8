import { createServer } from 'node:net'
import { types } from 'node:util'
import type { FastifyInstance } from 'fastify'

/** Where the host of `npm start` listens: this machine only. */
export const LOOPBACK = '127.0.0.1'

function inUse(port: number): Error {
  return new Error(`Port ${port} is in use. Choose another one: npm start -- --port ${port + 1}`)
}

function isTaken(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === 'EADDRINUSE'
}

/** Fault: throws a sentence with another port when somebody listens there already; asked first, so that nobody waits for it in vain. */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(isTaken(error) ? inUse(port) : error)
    })
    probe.listen(port, LOOPBACK, () => {
      probe.close(() => {
        resolve()
      })
    })
  })
}

/** @returns the origin, `http://127.0.0.1:7350`. */
export async function listen(host: FastifyInstance, port: number): Promise<string> {
  try {
    return await host.listen({ host: LOOPBACK, port })
  } catch (error) {
    throw isTaken(error) ? inUse(port) : error
  }
}
