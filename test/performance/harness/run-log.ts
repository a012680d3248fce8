import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { resultSchema, type BenchResult } from './result'

const lineSchema = z.union([
  z.object({ begin: z.string() }),
  z.object({ end: z.string() }),
  z.object({ result: resultSchema }),
])

/** What a run has done, line by line, so that one that was cut off goes on where it stopped. */
export interface RunLog {
  isDone(step: string): boolean
  begin(step: string): void
  add(result: BenchResult): void
  end(step: string): void
  /** Of the steps that came to their end. */
  results(): readonly BenchResult[]
}

export function openRunLog(file: string): RunLog {
  const done = new Map<string, readonly BenchResult[]>()
  let current: BenchResult[] = []
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  for (const line of lines.map((text) => lineSchema.parse(JSON.parse(text)))) {
    if ('result' in line) current.push(line.result)
    else if ('begin' in line) current = []
    else done.set(line.end, current)
  }
  const write = (line: z.infer<typeof lineSchema>) => {
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return {
    isDone: (step) => done.has(step),
    begin(step) {
      current = []
      write({ begin: step })
    },
    add(result) {
      current.push(result)
      write({ result })
    },
    end(step) {
      done.set(step, current)
      write({ end: step })
    },
    results: () => [...done.values()].flat(),
  }
}
