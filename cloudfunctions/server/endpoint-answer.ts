import type { FaultCode } from '../../src/contract/faults'
import { leavesTrace, type Answer, type Payload } from '../../src/contract/operations'
import type { Operation } from '../../src/domain/access/permission-table'
import { refuse, type Refusal, type Result } from '../../src/domain/result'
import type { Database } from './database/connect'
import { inTransaction } from './database/scope'
import { findAnswer, makeReceipt, type Command } from './endpoint-receipt'
import { appendEvents, type NewEvent } from './events/append-events'
import type { Circumstances, Handler, Job } from './handler'

/** Leaves a transaction so that it is rolled back: a refusal keeps nothing, whatever the handler wrote before it refused. */
class RollBack extends Error {
  constructor(readonly refusal: Refusal<FaultCode>) {
    super(refusal.code)
  }
}

/** A question: a transaction that cannot write, unless who asks has to be kept. It sees one moment either way. */
export function answerQuery<O extends Operation>(
  db: Database,
  operation: O,
  handler: Handler<O>,
  call: Circumstances,
  payload: Payload<O>,
): Promise<Result<Answer<O>, FaultCode>> {
  const record = () => {
    throw new Error('A query records nothing.')
  }
  return inTransaction(db, call.scope, (tx) => handler.run({ ...call, operation, tx, record }, payload), {
    readOnly: !leavesTrace(operation),
    oneMoment: true,
  })
}

/**
 * A command, exactly once. The first to write its receipt wins; whoever sent the same id finds that answer afterwards, also
 * when its own try was refused or failed only because the first one had changed things already.
 */
export async function answerCommand<O extends Operation>(
  db: Database,
  handler: Handler<O>,
  command: Command<O>,
  call: Circumstances,
  payload: Payload<O>,
): Promise<Result<Answer<O>, FaultCode>> {
  const { operation, expectedVersion } = command
  try {
    return await inTransaction(db, call.scope, async (tx) => {
      const events: NewEvent[] = []
      const record = (event: NewEvent) => void events.push(event)
      const result = await handler.run({ ...call, operation, tx, expectedVersion, record }, payload)
      if (!result.ok) throw new RollBack(result.refusal)
      const stamp = { day: call.day, at: call.at, actor: call.actor.id }
      await appendEvents(tx, call.county, stamp, events, makeReceipt(command, call, result.value))
      return result
    })
  } catch (error) {
    const earlier = await findEarlier(db, command, call)
    if (earlier !== undefined) return earlier
    if (error instanceof RollBack) return refuse(error.refusal.code, error.refusal.details)
    throw error
  }
}

/** A job makes its own transactions. Its receipt follows: cut off in between, it changes nothing new the second time. */
export async function answerJob<O extends Operation>(
  db: Database,
  job: Job<O>,
  command: Command<O>,
  call: Circumstances,
  payload: Payload<O>,
): Promise<Result<Answer<O>, FaultCode>> {
  const earlier = await findEarlier(db, command, call)
  if (earlier !== undefined) return earlier
  const result = await job.work({ ...call, db, commandId: command.commandId }, payload)
  if (!result.ok) return result
  const written = await inTransaction(db, call.scope, (tx) =>
    tx
      .insertInto('command_receipt')
      .values(makeReceipt(command, call, result.value))
      .onConflict((conflict) => conflict.columns(['county_code', 'command_id']).doNothing())
      .returning('command_id')
      .execute(),
  )
  return written.length > 0 ? result : ((await findEarlier(db, command, call)) ?? result)
}

/** The answer to this command when it was carried out before. */
export function findEarlier<O extends Operation>(db: Database, command: Command<O>, call: Circumstances) {
  return inTransaction(db, call.scope, (tx) => findAnswer(tx, command, call), { readOnly: true })
}
