import { departments } from '../generator/departments/departments'
import { REGISTER_FEEDS } from '../harness/delivered-files'
import type { Machine, Published } from '../harness/published'
import { cpu, counted, cpuPerCall, figured, findFigure, findRatio, peakRss, wall, type Figure } from './figures'
import { goals, isMet } from './goals'
import { megabytes, number, table } from './table'

/** docs/performance.md: everything in it comes from the results but these sentences. */
export function writeNote(runs: readonly Published[]): string {
  return [
    HEAD,
    '## Runs',
    table(
      ['size', 'machine', 'memory', 'Node.js', 'PostgreSQL', 'database', 'disk in use', 'memory in use', 'times'],
      runs.map(({ machine }) => describe(machine)),
    ),
    '## Goals',
    GOALS,
    goalTable(runs),
    ...runs.flatMap(sections),
    MISSING,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

const HEAD = `# Performance

Written by \`npm run bench -- --report\` from the lines in \`test/performance/results/\`; change the program, not this page. Size 1 is the real
system: 770,000 households, 2.5 million people, 22.4 million department records of invented people, made from a fixed seed. CPU is
seconds of our process and of the database server together, the median of the repeats with the least and the most in parentheses; the
database's background (checkpoints, vacuum) is a row of its own. Every result has a checksum, and \`test/performance/expected.json\` says which.`

const GOALS = `✔ met, ✘ missed, without a sign: told and not judged at this size, – not measured. ≈: others were at work on the machine, which
makes work dearer and slower and never cheaper; a ratio may be off by a third either way.`

const UNSTEADY = `Others were at work on the machine while this was measured: read times as what they are at most.`

const MISSING = `## Not measured

- More than one machine, and more than two cores.
- A process's start and the loading of its code (about half a second for each command of the operator).
- What several jobs cost each other at once, but where ≈ says that others were at work.
- Real deliveries: days are spread evenly over 760 days with one record in ten on a day of settlement, real ones come in waves.`

function describe(machine: Machine): readonly string[] {
  const { scale, processor, cores, memory, node, postgres, database, diskUsed, memoryUsed, steadyCpu, steadyWall } =
    machine
  const times = steadyCpu && steadyWall ? 'steady' : `${steadyCpu ? 'CPU steady, wall' : 'CPU and wall'} ≈`
  return [
    String(scale),
    `${processor} × ${cores}`,
    megabytes(memory),
    node,
    postgres,
    megabytes(database),
    ...[diskUsed, memoryUsed].map((bytes) => (bytes === null ? '–' : megabytes(bytes))),
    times,
  ]
}

function goalTable(runs: readonly Published[]): string {
  return table(
    ['work', 'measured against', 'goal', ...runs.map(({ machine }) => `size ${machine.scale}`)],
    goals.map((goal) => {
      const said = runs.map((run) => {
        const value = goal.find(run, runs)
        if (value === undefined) return '–'
        const sign = !goal.judged(run.machine.scale) ? '' : isMet(goal, value) ? ' ✔' : ' ✘'
        return `${isSteady(run, goal.unit) ? '' : '≈ '}${number(value)} ${goal.unit}${sign}`
      })
      return [goal.work, goal.rival, `${goal.side === 'most' ? '≤' : '≥'} ${goal.limit} ${goal.unit}`, ...said]
    }),
  )
}

/** Times of a machine that was another one at the end than at the beginning are marked wherever a goal is judged by them. */
function isSteady({ machine }: Published, unit: '×' | 'ms'): boolean {
  return unit === '×' ? machine.steadyCpu : machine.steadyWall
}

function sections(run: Published): readonly string[] {
  const { scale, steadyCpu, steadyWall } = run.machine
  return [
    ...[`## Size ${scale}`, steadyCpu && steadyWall ? '' : UNSTEADY],
    ...[importTable(run), nightTable(run), pageTable(run), engineTable(run), killTable(run)],
  ]
}

function importTable(run: Published): string {
  const first = [...REGISTER_FEEDS, ...departments.map(({ feed }) => feed)].map((feed) => `import-first/${feed}`)
  const steps = [...first, 'import-same-again', 'import-delta']
  return table(
    ['import', 'rows', 'CPU s', 'rows a CPU s', 'peak memory', 'against COPY and keys'],
    stepsOf(run, steps).map((step) => {
      const rows = findFigure(run, step, counted('read'))?.median ?? 0
      const spent = findFigure(run, step, cpu)
      const rival = first.includes(step)
        ? findRatio(spent, findFigure(run, step.replace('import-first', 'rival-copy'), cpu))
        : undefined
      return [
        ...[step, number(rows), spread(spent), number(rows / (spent?.median ?? 1))],
        ...[megabytes(findFigure(run, step, peakRss)?.most ?? 0), rival === undefined ? '' : `${number(rival)} ×`],
      ]
    }),
  )
}

function nightTable(run: Published): string {
  const steps = [...new Set(run.results.map(({ step }) => step))].filter((step) =>
    /^(night|rival-duckdb|vacuum|simulate|explain)/.test(step),
  )
  return table(
    ['night', 'households evaluated', 'changed', 'CPU s', 'wall s', 'peak memory'],
    steps.map((step) => [
      ...[step, countOf(run, step, 'evaluated'), countOf(run, step, 'changed'), spread(findFigure(run, step, cpu))],
      ...[spread(findFigure(run, step, wall)), megabytes(findFigure(run, step, peakRss)?.most ?? 0)],
    ]),
  )
}

function pageTable(run: Published): string {
  const steps = [...new Set(run.results.map(({ step }) => step))].filter((step) =>
    /^(pages|report|rival-insert)\//.test(step),
  )
  return table(
    ['call through the host', 'CPU ms a call', 'p50 ms', 'p99 ms'],
    steps.map((step) => {
      const spent = findFigure(run, step, (result) => cpuPerCall(result) * 1000)
      const latency = (name: string) => spread(findFigure(run, step, figured(name)))
      return [step, spread(spent), latency('p50'), latency('p99')]
    }),
  )
}

function engineTable(run: Published): string {
  const steps = [...new Set(run.results.map(({ step }) => step))].filter((step) => step.startsWith('engines/'))
  return table(
    ['evaluator', 'households a CPU s', 'CPU s'],
    steps.map((step) => {
      const rate = findFigure(run, step, (result) => (result.counts['households'] ?? 0) / cpu(result))
      return [step.replace('engines/', ''), spread(rate), spread(findFigure(run, step, cpu))]
    }),
  )
}

function killTable(run: Published): string {
  const kills = run.results.filter(({ step }) => step.startsWith('kill/'))
  return table(
    ['killed with kill -9', 'checksum at the end'],
    kills.map(({ step, checksum }) => [step.replace('kill/', ''), `\`${checksum}\``]),
  )
}

function stepsOf(run: Published, steps: readonly string[]): readonly string[] {
  return steps.filter((step) => run.results.some((result) => result.step === step))
}

function countOf(run: Published, step: string, name: string): string {
  const figure = run.results.some((result) => result.step === step && name in result.counts)
    ? findFigure(run, step, counted(name))
    : undefined
  return figure === undefined ? '' : number(figure.median)
}

function spread(figure: Figure | undefined): string {
  if (figure === undefined) return ''
  const { median, least, most, repeats } = figure
  return repeats === 1 ? number(median) : `${number(median)} (${number(least)}–${number(most)})`
}
