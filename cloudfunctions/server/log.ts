import { types } from 'node:util'
import pino from 'pino'
import { findDatabaseError } from './database/database-error'

/** On standard error: standard output belongs to the answer of the command line. No payload, no name, no message of a driver goes in. */
export const log = pino(
  { base: null, level: process.env['WUDENG_LOG'] ?? 'info' },
  pino.destination({ fd: 2, sync: true }),
)

/** What may be written of an error: where it happened and its kind. Its message can quote what a person wrote. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!types.isNativeError(error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, ...findDatabaseError(error), stack: frames.slice(0, 12).map((line) => line.trim()) }
}
