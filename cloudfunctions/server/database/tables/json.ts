import type { ColumnType } from 'kysely'

/** jsonb, written as JSON text: the driver would turn a bare array into a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>
