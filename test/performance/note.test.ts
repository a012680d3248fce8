import type { Machine, Published } from './harness/published'
import { NO_COST, type BenchResult } from './harness/result'
import { writeNote } from './report/note'

const machine: Machine = {
  ...{ scale: 1, processor: 'A processor', cores: 2, memory: 24e9, node: 'v20', postgres: '18.4' },
  ...{ steadyCpu: true, steadyWall: true, database: 12e9, diskUsed: 14e9, memoryUsed: 5e9 },
}

function line(step: string, cpuNode: number, more: Partial<BenchResult> = {}): BenchResult {
  return { ...NO_COST, step, scale: 1, repeat: 1, cpuNode, counts: {}, checksum: '', figures: {}, ...more }
}

function note(results: readonly BenchResult[], changes: Partial<Machine> = {}): readonly string[] {
  const run: Published = { machine: { ...machine, ...changes }, results }
  return writeNote([run]).split('\n')
}

const rowOf = (lines: readonly string[], start: string) => lines.find((text) => text.startsWith(`| ${start}`))

test('a goal that is missed says so', () => {
  const lines = note([line('import-first/medical', 5), line('rival-copy/medical', 2)])
  expect(rowOf(lines, 'the first medical file')).toMatch(/\| ≤ 2 × \| 2\.5 × ✘ \|$/)
})

test('a goal that is met says so, by the medians and by both sides of the socket', () => {
  const repeats = [9, 1, 1.5].map((cpuServer, i) => line('import-first/medical', 1, { cpuServer, repeat: i + 1 }))
  const lines = note([...repeats, line('rival-copy/medical', 2)])
  expect(rowOf(lines, 'the first medical file')).toMatch(/\| 1\.25 × ✔ \|$/)
})

test('what was not measured is no success', () => {
  expect(rowOf(note([]), 'a night, 1 %')).toMatch(/\| – \|$/)
})

test('a goal for the full size is told and not judged below it', () => {
  const results = [line('night-incremental/1%', 1), line('rival-duckdb', 2)]
  expect(rowOf(note(results), 'a night, 1 %')).toMatch(/\| 0\.5 × ✘ \|$/)
  expect(rowOf(note(results, { scale: 0.1 }), 'a night, 1 %')).toMatch(/\| 0\.5 × \|$/)
})

test('what was measured beside other work is marked as such', () => {
  const figures = { p99: 90 }
  const results = [
    line('import-first/medical', 5),
    line('rival-copy/medical', 2),
    line('report/32 clients', 1, { figures }),
  ]
  const lines = note(results, { steadyCpu: false, steadyWall: false })
  expect(rowOf(lines, 'the first medical file')).toMatch(/\| ≈ 2\.5 × ✘ \|$/)
  expect(rowOf(lines, 'a report, 32 clients, p99')).toMatch(/\| ≈ 90 ms ✔ \|$/)
  expect(lines.join('\n')).toContain('Others were at work on the machine')
})
