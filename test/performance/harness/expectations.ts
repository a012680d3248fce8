import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import type { BenchResult } from './result'

const entry = z.object({ checksum: z.string(), counts: z.record(z.string(), z.number()) })
const schema = z.record(z.string(), z.record(z.string(), entry))

export interface Expectations {
  /** What differs from the table, in a sentence; undefined when nothing does. */
  compare(result: BenchResult): string | undefined
  /** Takes what was counted as what is expected from now on. */
  take(results: readonly BenchResult[]): void
}

/**
 * What an import and a night are about; what a command says beside it may be worded anew any day. How many households an audit
 * looked at is no part of it: they are drawn by their ids, which are new in every run.
 */
const COMPARED = [
  ...['read', 'accepted', 'unchanged', 'unmatched', 'rejected', 'dirty', 'rows', 'mistyped', 'strangers'],
  ...['evaluated', 'changed', 'opened', 'refreshed', 'held', 'differences'],
]

/** The table of checksums and counts: times differ from machine to machine, these must not. */
export function openExpectations(file: string, scale: number, once: boolean): Expectations {
  const table = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  // A run that repeats goes on with another city than one that does everything once.
  const run = `${scale} ${once ? 'once' : 'repeated'}`
  const keyOf = ({ step, repeat }: BenchResult) => `${step} #${repeat}`
  const factsOf = ({ checksum, counts }: BenchResult): z.infer<typeof entry> => ({
    checksum,
    counts: Object.fromEntries(Object.entries(counts).filter(([name]) => COMPARED.includes(name))),
  })
  return {
    compare(result) {
      const expected = table[run]?.[keyOf(result)]
      if (expected === undefined) return `${keyOf(result)} is in no table; --update writes it`
      const said = (one: z.infer<typeof entry>) => `${one.checksum} ${JSON.stringify(one.counts)}`
      return said(expected) === said(factsOf(result))
        ? undefined
        : `${keyOf(result)}: ${said(factsOf(result))}, expected ${said(expected)}`
    },
    take(results) {
      const fresh = results.map((result) => [keyOf(result), factsOf(result)])
      table[run] = { ...table[run], ...Object.fromEntries(fresh) }
      writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`)
    },
  }
}
