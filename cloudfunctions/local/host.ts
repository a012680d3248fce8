import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { UPLOAD_BYTES } from '../../src/contract/envelope'
import type { FunctionAnswer } from '../../src/contract/answer'
import { makeFault, type FaultCode } from '../../src/contract/faults'
import type { Main } from '../server/endpoint'
import type { FunctionName } from '../server/handler'
import { describeError, log } from '../server/log'
import type { DeployedFunction } from './deployment'
import { functionContext } from './function-context'
import { findLocalCaller } from './host-identity'

export interface HostOptions {
  readonly deployment: readonly DeployedFunction[]
  readonly functions: Readonly<Record<FunctionName, Main>>
  /** Folder of the built H5 client; served when it exists. */
  readonly client: string
  /** Address that it will listen on: other than loopback, it takes nobody's word for who they are. */
  readonly address: string
}

/**
 * What stands in for the cloud on one machine: `POST /fn/<function>` with the event as JSON calls the very `main` that is deployed,
 * within the limits of cloudbaserc.json, and answers what it returned. Everything else is the client.
 */
export function buildHost({ deployment, functions, client, address }: HostOptions): FastifyInstance {
  const host = fastify({ bodyLimit: UPLOAD_BYTES, forceCloseConnections: true })

  host.post<{ Params: { name: string } }>('/fn/:name', async (request, reply) => {
    const deployed = deployment.find(({ name }) => name === request.params.name)
    if (deployed === undefined) return refuse(reply, 404, 'request.unknownOperation')
    const caller = findLocalCaller(request, address)
    if (caller === undefined) return refuse(reply, 403, 'identity.missing')
    const call = functions[deployed.name](request.body, functionContext(deployed, caller))
    const answer = await within(deployed.timeout * 1000, call)
    return answer ?? refuse(reply, 504, 'network.timeout')
  })

  // Sent and not returned: an answer that is returned to the plugin that serves files never leaves.
  host.setErrorHandler<{ statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error(describeError(error), 'the host failed')
    const code = status >= 500 ? 'internal' : status === 413 ? 'request.tooLarge' : 'request.invalid'
    void reply.send(refuse(reply, status, code, { field: 'request', limit: `${UPLOAD_BYTES / 1_000_000} MB` }))
  })

  host.setNotFoundHandler((_request, reply) => {
    void reply.send(refuse(reply, 404, 'request.unknownOperation'))
  })

  if (existsSync(client)) {
    void host.register(fastifyStatic, {
      root: client,
      cacheControl: false,
      // Names that carry the hash of their content never change; the page that names them is asked for every time.
      setHeaders: (response, file) => {
        response.setHeader('cache-control', cacheControlOf(file))
      },
    })
  }
  return host
}

function cacheControlOf(file: string): string {
  return /\.[0-9a-f]{8,}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function refuse(
  reply: FastifyReply,
  status: number,
  code: FaultCode,
  details: Record<string, string> = {},
): FunctionAnswer<never> {
  void reply.code(status)
  return { ok: false, fault: makeFault(code, details) }
}

/** @returns undefined when the time is over; the cloud would stop the function, here its transaction ends by itself. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined)
    }, ms)
  })
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer)
  })
}
