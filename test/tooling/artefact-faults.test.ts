import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findArtefactFaults, measureMainPackage } from '../../config/artefact-faults.mjs'

let root = ''

function plant(file: string, text: string): void {
  const place = path.join(root, 'dist', file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wudeng-artefacts-'))
  plant(
    'weapp/app.json',
    JSON.stringify({ pages: ['villager/report'], subPackages: [{ root: 'cadre', pages: ['inbox'] }] }),
  )
  plant('weapp/app.js', 'App({})')
  plant('cloudfunctions/cadre/index.js', 'exports.main=()=>1')
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

test.each([
  ['eval', 'weapp/villager/report.js', 'eval("1")', 'contains eval('],
  ['eval in a template script', 'weapp/utils.wxs', 'eval ("1")', 'contains eval('],
  ['new Function', 'weapp/vendors.js', 'new Function("return 1")', 'contains new Function'],
  ['new Function in a sub-package', 'weapp/cadre/inbox.js', 'new Function(code)', 'contains new Function'],
  ['local identity on the phone', 'weapp/app.js', '{"x-wudeng-openid":id}', 'contains x-wudeng-openid'],
  ['local identity in a function', 'cloudfunctions/cadre/index.js', 'h["x-wudeng-openid"]', 'contains x-wudeng-openid'],
  ['a main package above 700 KB', 'weapp/taro.js', 'x'.repeat(700 * 1024), 'The main package has'],
])('refuses %s', (_, file, text, fault) => {
  plant(file, text)
  expect(findArtefactFaults(root, ['weapp', 'functions'])).toEqual([expect.stringContaining(fault)])
})

test.each(['weapp', 'functions'] as const)('refuses a missing %s', (target) => {
  rmSync(path.join(root, 'dist'), { recursive: true })
  expect(findArtefactFaults(root, [target])).toEqual([expect.stringContaining('is missing')])
})

test("allows webpack's guarded lookup of the global object, words that only look alike, and a large sub-package", () => {
  plant('weapp/runtime.js', 'try{return this||new Function("return this")()}catch(e){}')
  plant('weapp/villager/report.js', 'retrieval("1"); medieval(2)')
  plant('weapp/cadre/inbox.js', 'x'.repeat(900 * 1024))
  expect(findArtefactFaults(root, ['weapp', 'functions'])).toEqual([])
  expect(measureMainPackage(root)).toBeLessThan(1024)
})
