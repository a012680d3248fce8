import { operations, type Answer, type Operations, type Payload } from '../../src/contract/operations'
import type { FaultCode } from '../../src/contract/faults'
import type * as z from 'zod/mini'
import type { Operation } from '../../src/domain/access/permission-table'
import type { Actor } from '../../src/domain/access/role'
import type { Day } from '../../src/domain/calendar/day'
import type { Result } from '../../src/domain/result'
import type { Secrets } from './crypto/secrets'
import type { Database } from './database/connect'
import type { Scope, Tx } from './database/scope'
import type { NewEvent } from './events/append-events'

/** What every handler is given: who asks, when, and with which keys. */
export interface Circumstances {
  readonly actor: Actor
  /** The identity that calls, as the platform names it: to be bound to a post, and written nowhere else. */
  readonly openid?: string
  /** Of the network that the call came from, as the platform names it: to be counted, and written nowhere. */
  readonly address?: string
  readonly scope: Scope
  readonly county: string
  readonly day: Day
  /** ISO instant. */
  readonly at: string
  readonly secrets: Secrets
  newId(): string
}

/** A call inside its one transaction. Nothing may be changed but through `tx`, since the work may run twice. */
export interface Call extends Circumstances {
  readonly operation: Operation
  readonly tx: Tx
  /** What the person saw; of a command that the contract calls versioned it is there. */
  readonly expectedVersion?: number
  /** Appends to the county's chain when the handler has succeeded. */
  record(event: NewEvent): void
}

/** Serves one operation. */
export interface Handler<O extends Operation> {
  /** The county of the transaction; empty for an answer that needs none. */
  county(payload: Payload<O>, actor: Actor): string
  /** The code in the hand of whoever asks, for what goes by code: it is counted, and a household's opens the household. */
  code?(payload: Payload<O>): string
  run(call: Call, payload: Payload<O>): Promise<Result<Answer<O>, FaultCode>>
}

/** A call of work that makes its own transactions, and is idempotent by what it works on. */
export interface JobCall extends Circumstances {
  /** Work that is asked for again under the same id may tell by it what it has done already. */
  readonly commandId: string
  readonly db: Database
}

/** Serves an operation that does not fit into one transaction: a file of several counties. */
export interface Job<O extends Operation> {
  county(payload: Payload<O>, actor: Actor): string
  work(call: JobCall, payload: Payload<O>): Promise<Result<Answer<O>, FaultCode>>
}

export type FunctionName = Operations[Operation]['within'][number]

/** The operations that a function serves, by the contract. */
export type OperationWithin<F extends FunctionName> = {
  [O in Operation]: F extends Operations[O]['within'][number] ? O : never
}[Operation]

/** A function's table: complete, so that an operation nobody serves does not compile. */
export type Handlers<F extends FunctionName> = { readonly [O in OperationWithin<F>]: Handler<O> | Job<O> }

interface Spec<O extends Operation> {
  readonly kind: 'command' | 'query'
  readonly versioned?: true
  readonly payload: z.core.$ZodType<Payload<O>>
  readonly answer: z.core.$ZodType<Answer<O>>
}

/** The contract seen so that the schema of an operation and the handler of the same operation fit together for the compiler. */
export const specs: { readonly [O in Operation]: Spec<O> } = operations
