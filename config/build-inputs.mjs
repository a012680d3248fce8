import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const client = ['src', 'config', 'babel.config.js', 'tsconfig.json', 'package-lock.json']
const inputs = {
  weapp: [...client, 'project.config.json'],
  h5: client,
  functions: ['src/domain', 'src/contract', 'cloudfunctions', 'config', 'package-lock.json'],
}

/** What must have been made when a target is built. */
export const products = {
  weapp: 'dist/weapp/app.js',
  h5: 'dist/h5/index.html',
  functions: 'dist/cloudfunctions',
}

function* filesUnder(place) {
  if (!existsSync(place)) return
  const entries = readdirSync(place, { withFileTypes: true, recursive: true })
  for (const entry of entries) if (entry.isFile()) yield path.join(entry.parentPath ?? entry.path, entry.name)
}

function hashInputs(root, target) {
  const hash = createHash('sha256')
  for (const input of inputs[target]) {
    const place = path.join(root, input)
    const files = /\.\w+$/.test(input) ? [place].filter(existsSync) : [...filesUnder(place)].sort()
    for (const file of files)
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const noteOf = (root, target) => path.join(root, '.cache', `built-${target}`)

/** Whether the target was built from exactly these sources; by content, so that a checkout alone builds nothing anew. */
export function isUpToDate(root, target) {
  const note = noteOf(root, target)
  return (
    existsSync(path.join(root, products[target])) &&
    existsSync(note) &&
    readFileSync(note, 'utf8') === hashInputs(root, target)
  )
}

/** Hash of the sources as they are now; `remember` it once they are built. */
export function startNote(root, target) {
  const hash = hashInputs(root, target)
  return {
    remember() {
      mkdirSync(path.join(root, '.cache'), { recursive: true })
      writeFileSync(noteOf(root, target), hash)
    },
  }
}
