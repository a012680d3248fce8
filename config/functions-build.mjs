import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/** Folders under cloudfunctions/ that are no functions: what functions share, and what runs them on one machine. */
const shared = ['server', 'local']

/** Names of the deployed functions: the folders of cloudfunctions/. */
export function listFunctions(root) {
  return readdirSync(path.join(root, 'cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
    .map(({ name }) => name)
}

/**
 * Bundles each function into dist/cloudfunctions/<name>/index.js, which CloudBase starts as it is: nothing to install there, and half the
 * cold start of the same code in many files. Packages imported by `import()` are inside, but run only when asked for.
 */
export async function buildFunctions(root) {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      listFunctions(root).map((name) => [`${name}/index`, `cloudfunctions/${name}/index.ts`]),
    ),
    outdir: 'dist/cloudfunctions',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Names stay: an error in the log of the cloud must be readable without a map.
    minifyWhitespace: true,
    legalComments: 'none',
    // Optional native driver of `pg`, never installed.
    external: ['pg-native'],
    logLevel: 'warning',
  })
}
