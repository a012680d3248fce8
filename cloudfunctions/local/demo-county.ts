import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Runtime } from '../server/runtime'
import { loadDemo } from './demo/load-demo'

/** Its presence says that the demo is whole; only here is its household code, of which the database keeps the hash. */
const fileIn = (dataDir: string) => path.join(dataDir, 'demo.json')
/** Stands in its place while the demo is loading. */
const unfinished = (dataDir: string) => `${fileIn(dataDir)}.unfinished`

/** The household code of the demo that was loaded into this data folder, if one was. Fault: throws when its loading was cut off. */
export function findDemoCode(dataDir: string): string | undefined {
  if (existsSync(unfinished(dataDir))) {
    throw new Error(`Loading the demo county was cut off. Remove ${path.resolve(dataDir)} and start again.`)
  }
  if (!existsSync(fileIn(dataDir))) return undefined
  return z.object({ code: z.string() }).parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).code
}

/** Loads the demo county into an empty database. */
export async function loadDemoCounty(dataDir: string, runtime: Runtime): Promise<void> {
  writeFileSync(unfinished(dataDir), '', { mode: 0o600 })
  const { code } = await loadDemo(runtime, runtime.clock.today())
  // Whoever has the code can report for the household.
  writeFileSync(unfinished(dataDir), JSON.stringify({ code }))
  renameSync(unfinished(dataDir), fileIn(dataDir))
}
