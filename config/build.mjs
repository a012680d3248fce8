// npm run build [-- weapp|h5|functions …] [--if-needed]: builds the named targets, or all, and refuses what must not be delivered.
// `--if-needed` leaves out a target whose sources are those of the last build. Everything is told on standard error.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { findArtefactFaults, measureMainPackage } from './artefact-faults.mjs'
import { isUpToDate, startNote } from './build-inputs.mjs'
import { buildFunctions } from './functions-build.mjs'

const root = path.resolve(import.meta.dirname, '..')

function buildClient(platform) {
  const taro = path.join(root, 'node_modules/@tarojs/cli/bin/taro')
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, [taro, 'build', '--type', platform], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error(`Taro could not build ${platform}.`)
}

const builders = {
  weapp: { folder: 'dist/weapp', build: () => buildClient('weapp') },
  h5: { folder: 'dist/h5', build: () => buildClient('h5') },
  functions: { folder: 'dist/cloudfunctions', build: () => buildFunctions(root) },
}

async function build(target) {
  const began = Date.now()
  const note = startNote(root, target)
  rmSync(path.join(root, builders[target].folder), { recursive: true, force: true })
  await builders[target].build()
  note.remember()
  console.error(`Built ${target} in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

async function main(words) {
  const onlyIfNeeded = words.includes('--if-needed')
  const named = words.filter((word) => word !== '--if-needed')
  const unknown = named.filter((word) => !Object.hasOwn(builders, word))
  if (unknown.length > 0)
    throw new Error(`Unknown target ${unknown.join(', ')}; there are ${Object.keys(builders).join(', ')}.`)
  const targets = named.length > 0 ? named : Object.keys(builders)
  for (const target of targets) {
    if (onlyIfNeeded && isUpToDate(root, target)) console.error(`${target} is built from these sources already.`)
    else await build(target)
  }
  const faults = findArtefactFaults(root, targets)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  if (targets.includes('weapp')) console.error(`The main package has ${Math.ceil(measureMainPackage(root) / 1024)} KB.`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
