import { parseArgs } from 'node:util'
import * as z from 'zod'
import { SCALES } from './harness/scales'
import { steps } from './steps/steps'

const STEPS = steps.map(({ name }) => name)

const schema = z.object({
  scale: z.coerce.number().refine((scale) => SCALES.includes(scale), `--scale is one of ${SCALES.join(', ')}`),
  only: z
    .string()
    .transform((names) => names.split(','))
    .pipe(z.array(z.string().refine((name) => STEPS.includes(name), `--only takes ${STEPS.join(', ')}`)))
    .optional(),
  once: z.boolean(),
  keep: z.string().optional(),
  update: z.boolean(),
  report: z.boolean(),
})

export type Options = z.infer<typeof schema>

export const USAGE = `npm run bench -- [options]
  --scale N     ${SCALES.join(', ')} of the real system's size; ${SCALES[0] ?? ''} unless said otherwise
  --only A,B    these steps, after what they stand on: ${STEPS.join(', ')}
  --once        each step once and nothing written down, as in CI
  --keep DIR    keeps database and progress there; the same command again goes on where it stopped
  --update      writes what was counted as what is expected from now on
  --report      writes docs/performance.md from the results that are written down, and runs nothing`

/** Fault: throws what is wrong with the words of the command line. */
export function parseOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      scale: { type: 'string', default: String(SCALES[0]) },
      only: { type: 'string' },
      once: { type: 'boolean', default: process.env['CI'] === 'true' },
      keep: { type: 'string' },
      update: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
    },
  })
  const read = schema.safeParse(values)
  if (read.success) return read.data
  throw new Error(read.error.issues.map(({ message }) => message).join('\n'))
}
