import * as z from 'zod/mini'
import { uuid } from './schema'

/** What every function takes. `commandId` is made once on the phone, with the draft: sent again it gets the first answer. */
export const commandEnvelope = z.strictObject({
  command: z.string().check(z.maxLength(40)),
  commandId: uuid,
  expectedVersion: z.optional(z.int().check(z.minimum(0))),
  payload: z.unknown(),
})

export const queryEnvelope = z.strictObject({
  query: z.string().check(z.maxLength(40)),
  payload: z.unknown(),
})

export type CommandEnvelope = z.infer<typeof commandEnvelope>
export type QueryEnvelope = z.infer<typeof queryEnvelope>

/** An event above this is refused before it is read (commands; files have their own limit). */
export const COMMAND_BYTES = 1_000_000
/** What a cloud function takes at most in one call. */
export const UPLOAD_BYTES = 6_000_000
