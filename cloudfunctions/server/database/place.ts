import { ok, refuse, type Result } from '../../../src/domain/result'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a list goes on, by the key it is ordered by and the id behind it. The client keeps it and does not read it. */
export function writePlace(key: string, id: string): string {
  return Buffer.from(`${key}|${id}`).toString('base64url')
}

/** One that we did not write is refused. `form` is that of the key, `idForm` that of the id. */
export function readPlace(
  cursor: string | undefined,
  form: RegExp,
  idForm = ID,
): Result<readonly [key: string, id: string] | undefined, 'cursor.invalid'> {
  if (cursor === undefined) return ok(undefined)
  const [key = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split('|')
  return form.test(key) && idForm.test(id) ? ok([key, id]) : refuse('cursor.invalid')
}
