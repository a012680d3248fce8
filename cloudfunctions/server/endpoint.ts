import type { FunctionAnswer } from '../../src/contract/answer'
import type { FaultCode } from '../../src/contract/faults'
import type { Answer, Payload } from '../../src/contract/operations'
import { countyOf } from '../../src/domain/access/area'
import { areasFor, mayEver, type Operation } from '../../src/domain/access/permission-table'
import { refuse, type Result } from '../../src/domain/result'
import { answerCommand, answerJob, answerQuery, findEarlier } from './endpoint-answer'
import { answerSafely } from './endpoint-bug'
import { identifyCommand } from './endpoint-receipt'
import { parse, readRequest, type Request } from './endpoint-request'
import {
  specs,
  type Circumstances,
  type FunctionName,
  type Handler,
  type Handlers,
  type Job,
  type OperationWithin,
} from './handler'
import { findActor, readCaller } from './identity'
import { countCall } from './limits/count-call'
import { sharedRuntime, type Runtime } from './runtime'

/** What the platform calls: the event is what the client sent, the context what the platform says. */
export type Main = (event: unknown, context: unknown) => Promise<FunctionAnswer<unknown>>

/**
 * One deployed function. Refuses in this order: size, envelope, unknown operation, payload, version, identity, role, area, limit; then
 * the handler decides. It never throws.
 */
export function endpoint<F extends FunctionName>(
  functionName: F,
  handlers: Handlers<F>,
  runtimeOf: () => Runtime = sharedRuntime,
): Main {
  // Own names only: `constructor` is no operation.
  const isServed = (name: string): name is OperationWithin<F> => Object.hasOwn(handlers, name)
  const dispatch = <O extends OperationWithin<F>>(operation: O, request: Request, context: unknown) =>
    serve(operation, handlers[operation], request, context, runtimeOf())

  return (event, context) => {
    const request = readRequest(functionName, event)
    const operation = request.ok && isServed(request.value.operation) ? request.value.operation : undefined
    return answerSafely({ functionName, operation: operation ?? 'none', context }, async () => {
      if (!request.ok) return request
      return operation === undefined ? refuse('request.unknownOperation') : dispatch(operation, request.value, context)
    })
  }
}

async function serve<O extends Operation>(
  operation: O,
  handler: Handler<O> | Job<O>,
  request: Request,
  context: unknown,
  runtime: Runtime,
): Promise<Result<Answer<O>, FaultCode>> {
  const spec = specs[operation]
  if ((spec.kind === 'command') !== (request.command !== undefined)) return refuse('request.unknownOperation')
  const payload = parse(spec.payload, request.payload)
  if (!payload.ok) return payload
  if (spec.versioned && request.command?.expectedVersion === undefined)
    return refuse('request.invalid', { field: 'expectedVersion' })
  const call = await admit(operation, handler, payload.value, context, runtime)
  if (!call.ok) return call
  const { db, secrets } = runtime
  const counted = await countCall(db, operation, call.value)
  if (request.command === undefined) {
    if (!counted.ok) return counted
    if ('run' in handler) return answerQuery(db, operation, handler, call.value, payload.value)
    throw new Error(`${operation} is a query and cannot be a job.`)
  }
  const command = identifyCommand(operation, request.command, payload.value, secrets)
  // What was carried out before is answered, however often it is asked.
  if (!counted.ok) return (await findEarlier(db, command, call.value)) ?? counted
  return 'run' in handler
    ? answerCommand(db, handler, command, call.value, payload.value)
    : answerJob(db, handler, command, call.value, payload.value)
}

/** Who it is, whether they may, and what the transaction will be able to see. */
async function admit<O extends Operation>(
  operation: O,
  handler: Handler<O> | Job<O>,
  payload: Payload<O>,
  context: unknown,
  runtime: Runtime,
): Promise<Result<Circumstances, FaultCode>> {
  const caller = readCaller(context)
  const identified = await findActor(runtime, caller, operation)
  if (identified === undefined) return refuse('identity.missing')
  const { actor, reporterHash } = identified
  const { secrets, clock, newId } = runtime
  if (!mayEver(actor, operation)) return refuse('permission.role')
  const county = handler.county(payload, actor)
  const everywhere = [...areasFor(actor, operation), ...areasFor(actor, operation, 'township')]
  const areas = everywhere.filter((area) => countyOf(area) === county)
  if (everywhere.length > 0 && areas.length === 0) return refuse('permission.area')
  const code = 'run' in handler ? handler.code?.(payload) : undefined
  const scope = { county, areas, reporterHash, codeHash: code === undefined ? undefined : secrets.hash(code) }
  const { openid, address } = caller
  return {
    ok: true,
    value: { actor, openid, address, scope, county, day: clock.today(), at: clock.now(), secrets, newId },
  }
}
