import { runCommandLine } from './command-line'
import { explainCommand } from './commands/explain'
import { importCommand } from './commands/import'
import { migrateCommand } from './commands/migrate'
import { ordersCommand } from './commands/orders'
import { progressCommand } from './commands/progress'
import { scoreCommand } from './commands/score'
import { scoresCommand } from './commands/scores'
import { verifyCommand } from './commands/verify'

const registerAndFeeds = [migrateCommand, importCommand]
const scoring = [scoreCommand, explainCommand, scoresCommand]
const work = [ordersCommand, progressCommand, verifyCommand]

// The code is set and not exited with: an embedded database that this process started is stopped before it ends.
void runCommandLine(process.argv.slice(2), [...registerAndFeeds, ...scoring, ...work]).then((code) => {
  process.exitCode = code
})
