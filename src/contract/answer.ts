import type { Fault } from './faults'

/** What a function returns. It never throws for an expected refusal: a thrown error reaches the phone as an opaque number. */
export type FunctionAnswer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly fault: Fault }
