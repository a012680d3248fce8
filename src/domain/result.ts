/**
 * What an operation gives back when refusing is part of its normal work. Only bugs throw.
 * A refusal names its reason by code; the sentence and the kind live in `contract/faults.ts`, once for client and server.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  /** Field names, numbers and dates that the sentence needs. Never a value of a person. */
  readonly details: Readonly<Record<string, string | number>>
}

export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal<Code> }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  details: Refusal['details'] = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, details } }
}
