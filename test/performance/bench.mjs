// npm run bench: bundles the benchmark the way the functions are deployed (config/functions-build.mjs) and runs the bundle. Run from
// source through a loader, every function of ours would be a few times slower to make than it is in the cloud.
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')
const outdir = path.join(root, 'dist/bench')

await build({
  absWorkingDir: root,
  entryPoints: ['bench', 'worker', 'host'].map((name) => `test/performance/${name}.ts`),
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  logLevel: 'warning',
})
await import(path.join(outdir, 'bench.cjs'))
