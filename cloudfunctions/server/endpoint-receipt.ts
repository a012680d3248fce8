import type { Answer } from '../../src/contract/operations'
import type { FaultCode } from '../../src/contract/faults'
import * as z from 'zod/mini'
import type { Operation } from '../../src/domain/access/permission-table'
import { ok, refuse, type Result } from '../../src/domain/result'
import { canonicalJson } from './crypto/canonical-json'
import type { Secrets } from './crypto/secrets'
import type { Tx } from './database/scope'
import type { Request } from './endpoint-request'
import type { Receipt } from './events/append-events'
import { specs, type Circumstances } from './handler'

/** A command as its receipt knows it: its id, and a keyed hash of all that was asked under this id. */
export interface Command<O extends Operation> {
  readonly operation: O
  readonly commandId: string
  readonly expectedVersion?: number
  readonly requestHash: string
}

export function identifyCommand<O extends Operation>(
  operation: O,
  { commandId, expectedVersion }: NonNullable<Request['command']>,
  payload: unknown,
  secrets: Secrets,
): Command<O> {
  const requestHash = secrets.hash(canonicalJson({ operation, expectedVersion, payload }))
  return { operation, commandId, expectedVersion, requestHash }
}

/** The receipt of a command, to be written beside its effect. */
export function makeReceipt<O extends Operation>(
  { commandId, requestHash }: Command<O>,
  { county, actor, secrets, at }: Circumstances,
  answer: Answer<O>,
): Receipt {
  return {
    ...{ county_code: county, command_id: commandId, actor: actor.id, request_hash: requestHash },
    ...{ answer_cipher: secrets.seal(JSON.stringify(answer)), answered_at: at },
  }
}

/** The first answer to this command; a refusal when its id stood for something else or came from somebody else; undefined when it is new. */
export async function findAnswer<O extends Operation>(
  tx: Tx,
  { operation, commandId, requestHash }: Command<O>,
  call: Circumstances,
): Promise<Result<Answer<O>, FaultCode> | undefined> {
  const receipt = await tx
    .selectFrom('command_receipt')
    .select(['actor', 'request_hash', 'answer_cipher'])
    .where('county_code', '=', call.county)
    .where('command_id', '=', commandId)
    .executeTakeFirst()
  if (receipt === undefined) return undefined
  if (receipt.actor !== call.actor.id || receipt.request_hash !== requestHash) return refuse('command.idReused')
  return ok(z.parse(specs[operation].answer, JSON.parse(call.secrets.open(receipt.answer_cipher))))
}
