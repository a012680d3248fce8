import { parseOptions, USAGE, type Options } from './options'
import { runBench } from './run-bench'

async function main(): Promise<number> {
  let options: Options
  try {
    options = parseOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`)
    return 2
  }
  const { differences } = await runBench(options)
  return differences.length === 0 ? 0 : 1
}

// The code is set and not exited with: the database that this process started is stopped before it ends.
void main().then((code) => {
  process.exitCode = code
})
