import { randomUUID } from 'node:crypto'
import type { FunctionAnswer } from '../../src/contract/answer'
import { makeFault, type FaultCode } from '../../src/contract/faults'
import { refuse, type Result } from '../../src/domain/result'
import { isCleanAbort, isGone } from './database/database-error'
import { describeError, log } from './log'

interface Where {
  readonly functionName: string
  readonly operation: string
  readonly context: unknown
}

/**
 * The single catch: what `work` throws is a bug or a database out of reach. A bug is logged without what anybody wrote, and leaves
 * as `internal` with the number of its log line.
 */
export async function answerSafely(
  where: Where,
  work: () => Promise<Result<unknown, FaultCode>>,
): Promise<FunctionAnswer<unknown>> {
  const result = await work().catch((error: unknown) => refuseBug(error, where))
  if (result.ok) return { ok: true, data: result.value }
  return { ok: false, fault: makeFault(result.refusal.code, result.refusal.details) }
}

function refuseBug(error: unknown, { functionName, operation, context }: Where): Result<never, FaultCode> {
  const trace = traceOf(context)
  const said = { trace, function: functionName, operation, ...describeError(error) }
  if (isGone(error) || isCleanAbort(error)) {
    log.warn(said, 'database busy')
    return refuse('server.busy')
  }
  log.error(said, 'bug')
  return refuse('internal', { trace })
}

/** The platform's number of the call, under which its own log keeps it too. */
function traceOf(context: unknown): string {
  const given =
    typeof context === 'object' && context !== null && 'request_id' in context ? context.request_id : undefined
  return typeof given === 'string' ? given : randomUUID()
}
