import { isDay, type Day } from '../../../src/domain/calendar/day'
import { ok, refuse, type Result } from '../../../src/domain/result'

/** Where a list goes on: after this order among the open ones by the day that is due, or among the closed ones by the day of closing. */
export interface Position {
  readonly part: 'open' | 'closed'
  readonly day: Day
  readonly orderId: string
}

const SHAPE = /^(open|closed)\.(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function writeCursor({ part, day, orderId }: Position): string {
  return Buffer.from(`${part}.${day}.${orderId}`).toString('base64url')
}

/** The client keeps a cursor and does not read it; one that we did not write is refused. */
export function readCursor(cursor: string | undefined): Result<Position | undefined, 'cursor.invalid'> {
  if (cursor === undefined) return ok(undefined)
  const [, part, day = '', orderId = ''] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  return isDay(day) ? ok({ part: part === 'open' ? 'open' : 'closed', day, orderId }) : refuse('cursor.invalid')
}
