import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { isSteady, type Calibration } from './calibrate'
import { resultSchema, type BenchResult } from './result'

const machineSchema = z.object({
  machine: z.object({
    scale: z.number(),
    processor: z.string(),
    cores: z.number(),
    /** Bytes. */
    memory: z.number(),
    node: z.string(),
    postgres: z.string(),
    /** False when the machine was another one at the end than at the beginning: then only what is counted is told. */
    steadyCpu: z.boolean(),
    steadyWall: z.boolean(),
    /** Bytes: of the database at the end; of the run's folder and of the machine's memory at the worst moment, null of a run in pieces. */
    database: z.number(),
    diskUsed: z.number().nullable(),
    memoryUsed: z.number().nullable(),
  }),
})

export type Machine = z.infer<typeof machineSchema>['machine']

/** What a run left for the note: its machine, and a line for each measurement. */
export interface Published {
  readonly machine: Machine
  readonly results: readonly BenchResult[]
}

/** Replaces the published run of a scale; of a run of some steps, those steps only. */
export function publish(folder: string, fresh: Published): void {
  const fresher = new Set(fresh.results.map(({ step }) => step))
  const kept = findPublished(folder, fresh.machine.scale)?.results.filter(({ step }) => !fresher.has(step)) ?? []
  const lines = [{ machine: fresh.machine }, ...kept, ...fresh.results].map((line) => JSON.stringify(line))
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(folder, fresh.machine.scale), `${lines.join('\n')}\n`)
}

export function findPublished(folder: string, scale: number): Published | undefined {
  const file = fileOf(folder, scale)
  if (!existsSync(file)) return undefined
  const [first, ...rest] = readFileSync(file, 'utf8').trim().split('\n')
  const { machine } = machineSchema.parse(JSON.parse(first ?? ''))
  return { machine, results: rest.map((line) => resultSchema.parse(JSON.parse(line))) }
}

export function describeMachine(
  before: Calibration,
  after: Calibration,
  facts: Pick<Machine, 'scale' | 'postgres' | 'database' | 'diskUsed' | 'memoryUsed'>,
): Machine {
  return {
    ...facts,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    node: process.version,
    steadyCpu: isSteady(before.cpu, after.cpu),
    steadyWall: isSteady(before.wall, after.wall),
  }
}

function fileOf(folder: string, scale: number): string {
  return path.join(folder, `${scale}.jsonl`)
}
