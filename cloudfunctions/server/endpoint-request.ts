import { commandEnvelope, COMMAND_BYTES, queryEnvelope, UPLOAD_BYTES } from '../../src/contract/envelope'
import type { FaultCode } from '../../src/contract/faults'
import * as z from 'zod/mini'
import { ok, refuse, type Result } from '../../src/domain/result'
import type { FunctionName } from './handler'

/** A command or query before its payload is looked at. */
export interface Request {
  readonly operation: string
  readonly payload: unknown
  /** Absent for a query. */
  readonly command?: { readonly commandId: string; readonly expectedVersion?: number }
}

/** The platform adds these to the event of a mini-program. They are dropped unread: who calls is in the context. */
const ADDED_BY_PLATFORM = ['userInfo', 'tcbContext']

/** Size first, since nothing else is cheap on a huge event; then the envelope. */
export function readRequest(functionName: FunctionName, event: unknown): Result<Request, FaultCode> {
  const limit = functionName === 'importer' ? UPLOAD_BYTES : COMMAND_BYTES
  const size = findSize(event)
  if (size !== undefined && size > limit) return refuse('request.tooLarge', { limit: `${limit / 1_000_000} MB` })
  if (size === undefined || typeof event !== 'object' || event === null)
    return refuse('request.invalid', { field: 'request' })
  const own = Object.fromEntries(Object.entries(event).filter(([name]) => !ADDED_BY_PLATFORM.includes(name)))
  if ('command' in own) {
    const read = parse(commandEnvelope, own)
    if (!read.ok) return read
    const { command, payload, commandId, expectedVersion } = read.value
    return ok({ operation: command, payload, command: { commandId, expectedVersion } })
  }
  const read = parse(queryEnvelope, own)
  return read.ok ? ok({ operation: read.value.query, payload: read.value.payload }) : read
}

/** Bytes as JSON; undefined for what is nested deeper than the stack reaches. */
function findSize(event: unknown): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(event) ?? '')
  } catch {
    return undefined
  }
}

/** Parses with a schema of the contract; the refusal names the field and never its value. */
export function parse<T>(schema: z.core.$ZodType<T>, value: unknown): Result<T, FaultCode> {
  const read = z.safeParse(schema, value)
  if (read.success) return ok(read.data)
  const [issue] = read.error.issues
  const path = issue?.path.map(String) ?? []
  if (issue?.code === 'unrecognized_keys')
    return refuse('request.unknownField', { field: [...path, ...issue.keys.slice(0, 1)].join('.') })
  return refuse('request.invalid', { field: path.join('.') || 'request' })
}
