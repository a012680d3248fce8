import type { Step } from '../harness/bench'
import { importDelta, importSameAgain } from './import-again'
import { importFirst } from './import-first'
import { nightFull, nightIncremental, nightMissed, nightSameNumber } from './nights'

/** In the order in which they are run: each goes on with the city that the ones before it left. */
export const steps: readonly Step[] = [
  ...[importFirst, importSameAgain, importDelta],
  ...[nightFull, nightIncremental, nightMissed, nightSameNumber],
]
