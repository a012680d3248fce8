// npm test [-- what jest takes]: every test that needs no display; npm run test:browser: those that need Chromium. Builds first what the
// tests run, says by name what was skipped, and leaves the numbers in test/output/ for .ci/run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

const suites = {
  main: {
    projects: ['domain', 'functions', 'tooling', 'client', 'miniprogram'],
    builds: ['weapp', 'functions'],
    /** Only these tests read what is built. */
    buildsFor: 'miniprogram',
    leftOut: 'The browser tests are another command, because they need Chromium: npm run test:browser',
  },
  browser: { projects: ['browser'], builds: ['h5', 'functions'], buildsFor: 'browser', leftOut: undefined },
}

function run(parameters) {
  const { status } = spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' })
  return status ?? 1
}

/** Tests chosen by path need a build only when the path leads to the tests that read it. */
function needsBuild(suite, chosen) {
  const paths = chosen.filter((word) => !word.startsWith('-'))
  return paths.length === 0 || paths.some((word) => word.includes(suite.buildsFor))
}

/** Names every skipped test; the reason stands in its name (test/support/chromium.ts) or beside it in the source. */
function reportSkipped(report) {
  const skipped = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map(({ fullName }) => `  ${path.relative(root, name)}: ${fullName}`),
  )
  if (skipped.length > 0) console.log(`Skipped ${skipped.length}:\n${skipped.join('\n')}`)
  else console.log('Nothing was skipped.')
}

function test(name, chosen) {
  const suite = suites[name]
  if (needsBuild(suite, chosen)) {
    const status = run(['config/build.mjs', '--if-needed', ...suite.builds])
    if (status !== 0) return status
  }
  const output = path.join(root, 'test/output', `${name}.json`)
  mkdirSync(path.dirname(output), { recursive: true })
  rmSync(output, { force: true })
  const status = run([
    ...['node_modules/jest/bin/jest.js', ...chosen, '--json', `--outputFile=${output}`],
    ...['--selectProjects', ...suite.projects],
  ])
  // Missing when no test fits what was asked for; jest has said so.
  if (existsSync(output)) reportSkipped(JSON.parse(readFileSync(output, 'utf8')))
  if (suite.leftOut !== undefined && chosen.length === 0) console.log(suite.leftOut)
  return status
}

const [first, ...rest] = process.argv.slice(2)
process.exitCode = first === '--browser' ? test('browser', rest) : test('main', process.argv.slice(2))
