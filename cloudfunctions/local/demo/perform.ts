import { randomUUID } from 'node:crypto'
import type { CommandName, Payload, QueryName } from '../../../src/contract/operations'
import type { FunctionAnswer } from '../../../src/contract/answer'
import type { Main } from '../../server/endpoint'

/** What the platform would say of a caller. */
function contextOf(openid: string) {
  return { environment: JSON.stringify({ WX_OPENID: openid }) }
}

/** Somebody of the demo sends a command as their phone would. Fault: throws when it is refused, since the demo is ours. */
export async function perform<C extends CommandName>(
  main: Main,
  openid: string,
  command: C,
  payload: Payload<C>,
  expectedVersion?: number,
): Promise<void> {
  const event = {
    command,
    commandId: randomUUID(),
    payload,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  }
  getData(command, await main(event, contextOf(openid)))
}

export async function ask<Q extends QueryName>(
  main: Main,
  openid: string,
  query: Q,
  payload: Payload<Q>,
): Promise<unknown> {
  return getData(query, await main({ query, payload }, contextOf(openid)))
}

function getData(operation: string, answer: FunctionAnswer<unknown>): unknown {
  if (answer.ok) return answer.data
  throw new Error(`The demo's ${operation} was refused: ${answer.fault.code} ${JSON.stringify(answer.fault.details)}`)
}
