import type { Step } from '../harness/bench'
import { importDelta, importSameAgain } from './import-again'
import { engines } from './engines'
import { explain } from './explain'
import { importFirst } from './import-first'
import { kill } from './kill'
import { nightFull, nightIncremental, nightMissed, nightSameNumber } from './nights'
import { pages } from './pages'
import { report } from './report'
import { rivalCopy } from './rival-copy'
import { rivalDuckDb } from './rival-duckdb'
import { simulate } from './simulate'

/** In the order in which they are run: each goes on with the city that the ones before it left. */
export const steps: readonly Step[] = [
  ...[importFirst, rivalCopy, importSameAgain, importDelta],
  ...[nightFull, rivalDuckDb, nightIncremental, nightMissed, nightSameNumber],
  ...[simulate, explain, pages, report, kill, engines],
]
