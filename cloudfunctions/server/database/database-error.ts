import { types } from 'node:util'

/** What the code may know of a refusal by the database. The message itself can hold a person's values and goes nowhere. */
interface DatabaseError {
  readonly sqlState: string
  readonly constraint?: string
}

/**
 * Reads an error of the driver; undefined when it is none. A distributed database leaves `constraint` empty and names the
 * constraint of the shard in the message, with the shard's number behind it.
 */
export function findDatabaseError(error: unknown): DatabaseError | undefined {
  if (
    !types.isNativeError(error) ||
    !('code' in error) ||
    typeof error.code !== 'string' ||
    !/^[0-9A-Z]{5}$/.test(error.code)
  )
    return undefined
  const named = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
  const constraint = named ?? /constraint "([^"]+)"/.exec(error.message)?.[1]?.replace(/_\d+$/, '')
  return constraint === undefined ? { sqlState: error.code } : { sqlState: error.code, constraint }
}

const SERIALIZATION = ['40001', '40P01']
const TOO_MANY = '53300'
/** Whoever reopens an order meets one that was opened at the same moment: the second time it is seen. */
const ONE_OPEN_ORDER = 'work_order_one_open'
const GOING_AWAY = ['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006']
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']

/** The transaction surely left nothing behind, and the same may go well the second time. */
export function isCleanAbort(error: unknown): boolean {
  const { sqlState = '', constraint } = findDatabaseError(error) ?? {}
  return SERIALIZATION.includes(sqlState) || sqlState === TOO_MANY || constraint === ONE_OPEN_ORDER
}

/** The server or the way to it is gone for the moment. */
export function isGone(error: unknown): boolean {
  if (GOING_AWAY.includes(findDatabaseError(error)?.sqlState ?? '')) return true
  if (!types.isNativeError(error)) return false
  if ('code' in error && typeof error.code === 'string' && NETWORK.includes(error.code)) return true
  // Sentences of the driver, which gives these no code.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
}
