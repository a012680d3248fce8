import type { RegisteredCommand } from './command'
import { codesCommand } from './commands/codes'
import { replaceCodeCommand, revokeCodesCommand } from './commands/codes-of-household'
import { explainCommand } from './commands/explain'
import { importCommand } from './commands/import'
import { keysAddCommand } from './commands/keys-add'
import { keysRotateCommand } from './commands/keys-rotate'
import { migrateCommand } from './commands/migrate'
import { ordersCommand } from './commands/orders'
import { progressCommand } from './commands/progress'
import { scoreCommand } from './commands/score'
import { scoresCommand } from './commands/scores'
import { simulateCommand } from './commands/simulate'
import { statisticsCommand } from './commands/statistics'
import { timelineCommand } from './commands/timeline'
import { undoCommand } from './commands/undo'
import { verifyCommand } from './commands/verify'

/** What `wudeng` can do, in the order of its help. */
export const commands: readonly RegisteredCommand[] = [
  ...[migrateCommand, importCommand, undoCommand, scoreCommand, explainCommand, scoresCommand],
  ...[ordersCommand, progressCommand, timelineCommand, statisticsCommand],
  ...[codesCommand, replaceCodeCommand, revokeCodesCommand],
  ...[simulateCommand, verifyCommand, keysAddCommand, keysRotateCommand],
]
