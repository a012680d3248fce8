/**
 * Who may import what: the directions of docs/architecture.md as one table. The linter reads it (config/lint-rules.mjs),
 * and a new dependency starts its life here, with the folders that may use it.
 *
 * `imports` names other layers, `packages` third-party modules (`zod` does not open `zod/mini`; `node:*` is every module of Node).
 */
const onPhone = ['react', '@tarojs/components', 'dayjs', 'zod/mini']
const onServer = ['node:*', 'zod', 'zod/mini', 'dayjs', 'pino']
const functionEntry = { imports: ['server', 'contract', 'domain', 'data'], packages: onServer }
const role = { imports: ['ui', 'platform', 'contract', 'domain', 'data'], packages: onPhone }

/** @type {Record<string, { folders: string[], imports: string[], packages: string[] }>} */
export const layers = {
  domain: { folders: ['src/domain'], imports: [], packages: [] },
  contract: { folders: ['src/contract'], imports: ['domain'], packages: ['zod/mini'] },
  platform: {
    folders: ['src/platform'],
    imports: ['contract', 'domain', 'data'],
    packages: [...onPhone, '@tarojs/taro'],
  },
  ui: { folders: ['src/ui'], imports: ['platform', 'contract', 'domain', 'data'], packages: onPhone },
  app: { folders: ['src'], imports: ['ui', 'platform', 'contract', 'domain', 'data'], packages: onPhone },
  'villager pages': { folders: ['src/villager'], ...role },
  'cadre pages': { folders: ['src/cadre'], ...role },
  'officer pages': { folders: ['src/officer'], ...role },

  server: {
    folders: ['cloudfunctions/server'],
    imports: ['contract', 'domain', 'data'],
    packages: [
      ...[...onServer, 'pg', 'pg-copy-streams', 'kysely', '@cloudbase/node-sdk'],
      ...['csv-parse', 'csv-stringify', 'read-excel-file', 'write-excel-file'],
    ],
  },
  'villager function': { folders: ['cloudfunctions/villager'], ...functionEntry },
  'cadre function': { folders: ['cloudfunctions/cadre'], ...functionEntry },
  'officer function': { folders: ['cloudfunctions/officer'], ...functionEntry },
  'importer function': { folders: ['cloudfunctions/importer'], ...functionEntry },
  'nightly function': { folders: ['cloudfunctions/nightly'], ...functionEntry },
  local: {
    folders: ['cloudfunctions/local'],
    imports: [
      ...['villager function', 'cadre function', 'officer function', 'importer function', 'nightly function'],
      ...['server', 'contract', 'domain', 'data'],
    ],
    packages: [...onServer, 'fastify', '@fastify/static', 'commander', 'croner', 'cli-progress'],
  },

  // Rules, calendars, policies and column maps: anybody but the pure core may read them; they import nothing.
  data: {
    folders: ['config/rulebooks', 'config/calendars', 'config/policies', 'config/feeds'],
    imports: [],
    packages: [],
  },
}

/** What the benchmark measures us against: nothing else may come to lean on it. */
const rivals = {
  folder: 'test/performance/',
  packages: ['@duckdb/node-api', 'json-rules-engine', '@gorules/zen-engine'],
}

/** Layer of a path from the root of the repository (`src/ui/lamp.tsx`), the deepest folder winning; undefined outside the table. */
export function findLayer(path) {
  let found
  let depth = 0
  for (const [name, { folders }] of Object.entries(layers)) {
    for (const folder of folders) {
      if (path.startsWith(`${folder}/`) && folder.length > depth) {
        found = name
        depth = folder.length
      }
    }
  }
  return found
}

function opens(allowed, source) {
  const open = allowed.endsWith('*') ? source.startsWith(allowed.slice(0, -1)) : source === allowed
  // A deep path of a package (`dayjs/plugin/utc`) is opened with it, but `zod` alone would pull the large build onto the phone.
  return open || (allowed !== 'zod' && source.startsWith(`${allowed}/`))
}

/**
 * Why `fromPath` must not import `target`, or undefined when it may. Both sides are plain text, so that the answer does not
 * depend on whether the imported file exists yet.
 * @param {string} fromPath path from the root of the repository
 * @param {{ path: string } | { package: string }} target a path from the root, or the name of a module
 */
export function findObjection(fromPath, target) {
  if ('package' in target && rivals.packages.includes(target.package) && !fromPath.startsWith(rivals.folder)) {
    return `Only ${rivals.folder} may import ${target.package}.`
  }
  const from = findLayer(fromPath)
  if (from === undefined) return undefined
  const { imports, packages } = layers[from]
  if ('package' in target) {
    return packages.some((allowed) => opens(allowed, target.package))
      ? undefined
      : `${from} must not import the package ${target.package}.`
  }
  const to = findLayer(target.path)
  if (to === from || (to !== undefined && imports.includes(to))) return undefined
  return `${from} must not import ${to ?? target.path}.`
}
