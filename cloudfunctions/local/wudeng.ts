import { runCommandLine } from './command-line'
import { importCommand } from './commands/import'
import { migrateCommand } from './commands/migrate'
import { scoresCommand } from './commands/scores'
import { verifyCommand } from './commands/verify'

const commands = [migrateCommand, importCommand, scoresCommand, verifyCommand]

// The code is set and not exited with: an embedded database that this process started is stopped before it ends.
void runCommandLine(process.argv.slice(2), commands).then((code) => {
  process.exitCode = code
})
