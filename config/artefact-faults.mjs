import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** WeChat's limit is 2 MB; a phone on a village's network is why ours is lower. Bytes. */
export const mainPackageLimit = 700 * 1024

/** Identity header of the local function host: what is delivered must not know it. */
const localIdentity = 'x-wudeng-openid'

function listFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
}

/** Bytes of the mini-program without its sub-packages: what is downloaded before the first page. */
export function measureMainPackage(root) {
  const weapp = path.join(root, 'dist/weapp')
  const app = JSON.parse(readFileSync(path.join(weapp, 'app.json'), 'utf8'))
  const inSubPackage = (file) =>
    (app.subPackages ?? app.subpackages ?? []).some(({ root: folder }) =>
      file.startsWith(path.join(weapp, folder) + path.sep),
    )
  return listFiles(weapp)
    .filter((file) => !inSubPackage(file))
    .reduce((sum, file) => sum + statSync(file).size, 0)
}

/** What is wrong with the artefacts under `root`/dist, one sentence each; empty when they may be delivered. Targets not built are faults. */
export function findArtefactFaults(root, targets) {
  const faults = []
  const weapp = targets.includes('weapp') ? listFiles(path.join(root, 'dist/weapp')) : []
  const functions = targets.includes('functions') ? listFiles(path.join(root, 'dist/cloudfunctions')) : []
  if (targets.includes('weapp')) {
    if (weapp.length === 0) return ['dist/weapp is missing.']
    const size = measureMainPackage(root)
    if (size > mainPackageLimit) faults.push(`The main package has ${size} bytes; the limit is ${mainPackageLimit}.`)
  }
  if (targets.includes('functions') && functions.length === 0) faults.push('dist/cloudfunctions is missing.')
  for (const file of weapp.filter((name) => /\.(js|wxs|wxml)$/.test(name))) {
    const text = readFileSync(file, 'utf8')
    const name = path.relative(root, file)
    // WeChat forbids code from text. webpack's lookup of the global object stands in a try and may stay.
    if (/\beval\s*\(/.test(text)) faults.push(`${name} contains eval(.`)
    if (/\bnew Function\b(?!\((["'])return this\1\))/.test(text)) faults.push(`${name} contains new Function.`)
  }
  for (const file of [...weapp, ...functions]) {
    if (readFileSync(file).includes(localIdentity))
      faults.push(`${path.relative(root, file)} contains ${localIdentity}.`)
  }
  return faults
}
