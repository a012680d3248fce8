import * as z from 'zod/mini'
import type { FunctionAnswer } from '../contract/answer'
import type { CommandEnvelope, QueryEnvelope } from '../contract/envelope'
import { FAULTS, makeFault, type Fault, type FaultCode } from '../contract/faults'
import {
  LONGEST_WAIT,
  operations,
  type Answer,
  type CommandName,
  type Payload,
  type QueryName,
} from '../contract/operations'
import type { OperationSpec } from '../contract/operations/operation-spec'
import type { Operation } from '../domain/access/permission-table'
import { currentFolder } from './navigation'
import { send } from './send'
import type { Sent } from './send-shape'

const faultCodes = Object.keys(FAULTS) as [FaultCode, ...FaultCode[]]
const refusal = z.object({
  ok: z.literal(false),
  fault: z.object({ code: z.enum(faultCodes), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
})

const agreement = z.object({ ok: z.literal(true), data: z.unknown() })

/** What makes a command arrive once, and only on what the person saw. */
export interface How {
  /** Made once with the draft (`newCommandId`) and sent again with every retry: the second arrival gets the first answer. */
  readonly commandId: string
  /** The version that the person was looking at. */
  readonly expectedVersion?: number
}

/** Asks a function. Never throws: what goes wrong on the way is a fault too. */
export function ask<Q extends QueryName>(query: Q, payload: Payload<Q>): Promise<FunctionAnswer<Answer<Q>>> {
  return exchange(query, { query, payload } satisfies QueryEnvelope)
}

/** Tells a function to change something, exactly once per `commandId`. Never throws. */
export function tell<C extends CommandName>(
  command: C,
  payload: Payload<C>,
  how: How,
): Promise<FunctionAnswer<Answer<C>>> {
  return exchange(command, { command, payload, ...how } satisfies CommandEnvelope)
}

async function exchange<O extends Operation>(operation: O, event: object): Promise<FunctionAnswer<Answer<O>>> {
  const { longestWait = LONGEST_WAIT }: OperationSpec = operations[operation]
  const sent = await withinReason(send(functionFor(operation), event), longestWait)
  if (!sent.ok) return refused(makeFault(sent.code))
  const no = z.safeParse(refusal, sent.body)
  if (no.success) return refused(makeFault(no.data.fault.code, no.data.fault.details))
  const yes = z.safeParse(agreement, sent.body)
  const data = z.safeParse(operations[operation].answer, yes.data?.data)
  // TypeScript does not see through the table that this shape is the one of `Answer<O>`.
  return data.success ? { ok: true, data: data.data as Answer<O> } : refused(makeFault('internal'))
}

/** Some operations live in two functions: staff pages of a folder use the function of the same name. */
function functionFor(operation: Operation): string {
  const { within } = operations[operation]
  const folder = currentFolder()
  return within.find((name) => name === folder) ?? within[0]
}

function withinReason(sending: Promise<Sent>, longestWait: number): Promise<Sent> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, code: 'network.timeout' }), longestWait)
    void sending.then((sent) => {
      clearTimeout(timer)
      resolve(sent)
    })
  })
}

function refused(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault }
}
