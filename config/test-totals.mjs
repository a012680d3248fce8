// Adds up what jest wrote for each run (test/output/<run>.json) and prints one line: N passed, N failed, N skipped.
// A file of tests that could not even be loaded counts as one failed test; a run that left no numbers too.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../test/output')
const total = { passed: 0, failed: 0, skipped: 0 }
for (const run of process.argv.slice(2)) {
  const file = path.join(folder, `${run}.json`)
  if (!existsSync(file)) {
    total.failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  total.passed += report.numPassedTests
  total.failed += report.numFailedTests + report.numRuntimeErrorTestSuites
  total.skipped += report.numPendingTests + report.numTodoTests
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
if (total.failed > 0 || total.passed === 0) process.exitCode = 1
