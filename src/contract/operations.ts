import type * as z from 'zod/mini'
import type { Operation } from '../domain/access/permission-table'
import { caseOperations } from './operations/case-operations'
import { feedbackOperations } from './operations/feedback-operations'
import { accountOperations } from './operations/account-operations'
import { dataOperations } from './operations/data-operations'
import { historyOperations } from './operations/history-operations'
import { importOperations } from './operations/import-operations'
import { messageOperations } from './operations/message-operations'
import { nightOperations } from './operations/night-operations'
import type { OperationSpec } from './operations/operation-spec'
import { orderOperations } from './operations/order-operations'
import { overviewOperations } from './operations/overview-operations'
import { qualityOperations } from './operations/quality-operations'
import { reportOperations } from './operations/report-operations'
import { supportOperations } from './operations/support-operations'
import { sweepOperations } from './operations/sweep-operations'

/** A page never waits longer without a way out, unless its operation says so. Milliseconds. */
export const LONGEST_WAIT = 10_000

/** All that can be asked, with the shape of the question and of the answer. One table for the phone and the functions. */
export const operations = {
  ...reportOperations,
  ...orderOperations,
  ...sweepOperations,
  ...caseOperations,
  ...overviewOperations,
  ...supportOperations,
  ...qualityOperations,
  ...feedbackOperations,
  ...accountOperations,
  ...dataOperations,
  ...historyOperations,
  ...messageOperations,
  ...nightOperations,
  ...importOperations,
} as const satisfies Record<Operation, OperationSpec>

export type Operations = typeof operations
export type Payload<O extends Operation> = z.infer<Operations[O]['payload']>
export type Answer<O extends Operation> = z.infer<Operations[O]['answer']>
export type CommandName = { [O in Operation]: Operations[O]['kind'] extends 'command' ? O : never }[Operation]
export type QueryName = Exclude<Operation, CommandName>

/** What opens the page of a household: whoever does it is kept in the access log. */
export type Look = { [O in Operation]: Operations[O] extends { readonly shows: 'household' } ? O : never }[Operation]

/** Whether who asks is kept. */
export function leavesTrace(operation: Operation): operation is Look {
  const spec: OperationSpec = operations[operation]
  return spec.shows === 'household'
}
