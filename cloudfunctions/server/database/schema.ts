import type { HistoryTables } from './tables/history'
import type { ImportTables } from './tables/imports'
import type { OrderTables } from './tables/orders'
import type { RegisterTables } from './tables/register'
import type { ScoreTables } from './tables/scores'

/** The tables of `migrations/` as Kysely sees them. Days are text, instants ISO text, bigint a number (`connect.ts`). */
export interface Schema extends RegisterTables, ImportTables, ScoreTables, OrderTables, HistoryTables {}
