import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const functionSchema = z.object({
  name: z.enum(['villager', 'cadre', 'officer', 'importer', 'nightly']),
  /** Seconds. */
  timeout: z.number(),
  memorySize: z.number(),
  triggers: z.array(z.object({ name: z.string(), type: z.literal('timer'), config: z.string() })).default([]),
})

/** A function as it is deployed: the local host keeps the same limits and timers. */
export type DeployedFunction = z.infer<typeof functionSchema>

/** The functions of cloudbaserc.json. */
export function readDeployment(root: string): readonly DeployedFunction[] {
  const text = readFileSync(path.join(root, 'cloudbaserc.json'), 'utf8')
  return z.object({ functions: z.array(functionSchema) }).parse(JSON.parse(text)).functions
}
