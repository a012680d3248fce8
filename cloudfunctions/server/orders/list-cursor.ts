import { ok, refuse, type Result } from '../../../src/domain/result'

/** Where a list goes on: after this order at this place of the list's order. */
export interface Position {
  readonly place: number
  readonly orderId: string
}

const SHAPE = /^(\d{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function writeCursor({ place, orderId }: Position): string {
  return Buffer.from(`${place}.${orderId}`).toString('base64url')
}

/** The client keeps a cursor and does not read it; one that we did not write is refused. */
export function readCursor(cursor: string | undefined): Result<Position | undefined, 'cursor.invalid'> {
  if (cursor === undefined) return ok(undefined)
  const [, place, orderId] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  return orderId === undefined ? refuse('cursor.invalid') : ok({ place: Number(place), orderId })
}
