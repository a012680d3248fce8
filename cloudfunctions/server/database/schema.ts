import type { AccessTables } from './tables/access'
import type { CaseTables } from './tables/cases'
import type { FeedbackTables } from './tables/feedback'
import type { HistoryTables } from './tables/history'
import type { ImportTables } from './tables/imports'
import type { LimitTables } from './tables/limits'
import type { MessageTables } from './tables/messages'
import type { OrderTables } from './tables/orders'
import type { QualityTables } from './tables/quality'
import type { RegisterTables } from './tables/register'
import type { ScoreTables } from './tables/scores'
import type { SupportTables } from './tables/support'
import type { SweepTables } from './tables/sweeps'

/** The tables of `migrations/` as Kysely sees them. Days are text, instants ISO text, bigint a number (`connect.ts`). */
export interface Schema
  extends
    RegisterTables,
    ImportTables,
    ScoreTables,
    OrderTables,
    SweepTables,
    CaseTables,
    SupportTables,
    QualityTables,
    FeedbackTables,
    AccessTables,
    LimitTables,
    MessageTables,
    HistoryTables {}
