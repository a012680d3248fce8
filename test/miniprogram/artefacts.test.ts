import { readdirSync } from 'node:fs'
import path from 'node:path'
import { findArtefactFaults, mainPackageLimit, measureMainPackage } from '../../config/artefact-faults.mjs'

const root = path.resolve(__dirname, '../..')

test('the mini-program and the functions may be delivered', () => {
  expect(findArtefactFaults(root, ['weapp', 'functions'])).toEqual([])
})

test('the main package is within its limit', () => {
  const size = measureMainPackage(root)
  expect(size).toBeGreaterThan(100 * 1024)
  expect(size).toBeLessThanOrEqual(mainPackageLimit)
})

test.each(['villager', 'cadre', 'officer', 'importer', 'nightly'])('function %s is one file', (name) => {
  expect(readdirSync(path.join(root, 'dist/cloudfunctions', name))).toEqual(['index.js'])
})
