import type { FastifyRequest } from 'fastify'
import { isIP } from 'node:net'
import type { LocalCaller } from './function-context'

/** Stands for WeChat's word on this machine. It exists in this folder and in `src/platform/*.h5.ts` and is deployed nowhere. */
const HEADER = 'x-wudeng-openid'

/** @param boundTo address that the host listens on. @returns undefined when the request must not name anybody here. */
export function findLocalCaller(request: FastifyRequest, boundTo: string): LocalCaller | undefined {
  const openid = request.headers[HEADER]
  if (openid === undefined) return 'nobody'
  if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid)) return undefined
  // A page of a foreign site that made its own name point to this machine would say that name.
  return isLoopback(boundTo) && isLoopback(request.hostname) ? { openid } : undefined
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
