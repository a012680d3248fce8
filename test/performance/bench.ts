import path from 'node:path'
import { parseOptions, USAGE, type Options } from './options'
import { writeReport } from './report/write-report'
import { runBench } from './run-bench'

async function main(): Promise<number> {
  let options: Options
  try {
    options = parseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return 2
  }
  if (options.report) {
    writeReport(path.resolve(__dirname, '../..'))
    return 0
  }
  const { results, differences } = await runBench(options)
  console.error(`bench ${options.scale}: ${results.length} measurements, ${differences.length} differences`)
  return differences.length === 0 ? 0 : 1
}

// The code is set and not exited with: the database that this process started is stopped before it ends.
void main().then((code) => {
  process.exitCode = code
})
