import { runCommandLine } from './command-line'
import { commands } from './commands'

// The code is set and not exited with: an embedded database that this process started is stopped before it ends.
void runCommandLine(process.argv.slice(2), commands).then((code) => {
  process.exitCode = code
})
