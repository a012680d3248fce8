import { execFileSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** What the linter says about each snippet, as `rule: message`. */
function lint(snippets: readonly { filePath: string; code: string }[]): string[][] {
  const output = execFileSync(process.execPath, ['test/support/lint-snippets.mjs'], {
    cwd: root,
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  })
  return JSON.parse(output) as string[][]
}

const use = (source: string) => `import { x } from '${source}'\nexport const y = x\n`
const direction = 'wudeng/import-direction'

const refused: [what: string, filePath: string, code: string, rule: string][] = [
  ['domain → contract', 'src/domain/a.ts', use('../contract/b'), direction],
  ['domain → data', 'src/domain/scoring/a.ts', use('../../../config/rulebooks/b.json'), direction],
  ['domain → dayjs', 'src/domain/a.ts', use('dayjs'), direction],
  ['domain → node:crypto', 'src/domain/a.ts', use('node:crypto'), direction],
  ['domain → crypto, old spelling', 'src/domain/a.ts', use('crypto'), direction],
  [
    'domain → Taro, types only',
    'src/domain/a.ts',
    `import type { x } from '@tarojs/taro'\nexport type Y = x\n`,
    direction,
  ],
  [
    'domain → server, by re-export',
    'src/domain/a.ts',
    `export { x } from '../../cloudfunctions/server/b'\n`,
    direction,
  ],
  ['domain → contract, by import()', 'src/domain/a.ts', `export const x = () => import('../contract/b')\n`, direction],
  ['domain → contract, by import type', 'src/domain/a.ts', `export type X = import('../contract/b').X\n`, direction],
  ['domain, new Date', 'src/domain/a.ts', `export const x = new Date()\n`, 'no-restricted-globals'],
  ['domain, Date.now', 'src/domain/a.ts', `export const x = Date.now()\n`, 'no-restricted-globals'],
  ['domain, Math.random', 'src/domain/a.ts', `export const x = Math.random()\n`, 'no-restricted-properties'],
  ['domain, process', 'src/domain/a.ts', `export const x = process.env.TZ\n`, 'no-restricted-globals'],
  ['contract → platform', 'src/contract/a.ts', use('../platform/b'), direction],
  ['contract → full zod', 'src/contract/a.ts', `import * as z from 'zod'\nexport const x = z.string()\n`, direction],
  ['contract → server', 'src/contract/a.ts', use('../../cloudfunctions/server/b'), direction],
  [
    'contract, zod by name',
    'src/contract/a.ts',
    `import { z } from 'zod/mini'\nexport const x = z.string()\n`,
    'no-restricted-syntax',
  ],
  ['platform → ui', 'src/platform/a.ts', use('../ui/b'), direction],
  ['platform → villager', 'src/platform/a.ts', use('../villager/b'), direction],
  ['platform → node:fs', 'src/platform/a.ts', use('node:fs'), direction],
  ['ui → villager', 'src/ui/a.tsx', use('../villager/b'), direction],
  ['ui → Taro API', 'src/ui/a.tsx', use('@tarojs/taro'), direction],
  ['villager → cadre', 'src/villager/a.tsx', use('../cadre/b'), direction],
  ['cadre → officer', 'src/cadre/a.tsx', use('../officer/b'), direction],
  ['officer → Taro API', 'src/officer/a.tsx', use('@tarojs/taro'), direction],
  ['officer → function', 'src/officer/a.tsx', use('../../cloudfunctions/officer/b'), direction],
  ['villager → server', 'src/villager/a.tsx', use('../../cloudfunctions/server/b'), direction],
  ['villager, wx', 'src/villager/a.tsx', `export const x = () => wx.login()\n`, 'no-restricted-globals'],
  ['app → a page', 'src/app.tsx', use('./villager/b'), direction],
  ['server → local', 'cloudfunctions/server/a.ts', use('../local/b'), direction],
  ['server → Taro', 'cloudfunctions/server/a.ts', use('@tarojs/taro'), direction],
  ['server → platform', 'cloudfunctions/server/a.ts', use('../../src/platform/b'), direction],
  ['server → fastify', 'cloudfunctions/server/a.ts', use('fastify'), direction],
  ['function → another function', 'cloudfunctions/cadre/index.ts', use('../villager/b'), direction],
  ['function → local', 'cloudfunctions/cadre/index.ts', use('../local/b'), direction],
  ['function → pg', 'cloudfunctions/cadre/index.ts', use('pg'), direction],
  ['function → kysely', 'cloudfunctions/nightly/index.ts', use('kysely'), direction],
  ['function → ui', 'cloudfunctions/cadre/index.ts', use('../../src/ui/b'), direction],
  ['function → React', 'cloudfunctions/cadre/index.ts', use('react'), direction],
  ['local → pg', 'cloudfunctions/local/a.ts', use('pg'), direction],
  ['local → SDK', 'cloudfunctions/local/a.ts', use('@cloudbase/node-sdk'), direction],
  ['local → platform', 'cloudfunctions/local/a.ts', use('../../src/platform/b'), direction],
  ['server → DuckDB', 'cloudfunctions/server/a.ts', use('@duckdb/node-api'), direction],
  ['a test → a rule engine', 'test/functions/a.ts', use('json-rules-engine'), direction],
  ['a cycle', 'src/domain/result.ts', use('./comparison/amount'), 'import-x/no-cycle'],
  ['any', 'src/ui/a.ts', `export const x: any = 1\n`, '@typescript-eslint/no-explicit-any'],
  [
    'non-null assertion',
    'src/ui/a.ts',
    `export const x = (y?: string) => y!.length\n`,
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['default export', 'src/ui/a.ts', `export default 1\n`, 'import-x/no-default-export'],
  ['barrel', 'src/ui/a.ts', `export * from './b'\n`, 'no-restricted-syntax'],
  ['camelCase file', 'src/ui/bigButton.tsx', `export const x = 1\n`, 'wudeng/kebab-file-name'],
  ['301 lines', 'src/ui/a.ts', `${'export {}\n'.repeat(301)}`, 'max-lines'],
  [
    'eslint-disable',
    'src/ui/a.ts',
    `/* eslint-disable */\nexport const x: any = 1\n`,
    '@typescript-eslint/no-explicit-any',
  ],
]

const allowed: [what: string, filePath: string, code: string][] = [
  ['domain → domain', 'src/domain/scoring/a.ts', use('../calendar/b')],
  [
    'contract → domain and zod/mini',
    'src/contract/a.ts',
    `import * as z from 'zod/mini'\n${use('../domain/b')}export const s = z.string()\n`,
  ],
  [
    'platform → Taro, contract',
    'src/platform/a.weapp.ts',
    `import Taro from '@tarojs/taro'\n${use('../contract/b')}export const t = Taro\n`,
  ],
  [
    'ui → components, React',
    'src/ui/big-button.tsx',
    `import { View } from '@tarojs/components'\n${use('react')}export const v = View\n`,
  ],
  [
    'villager → ui, its own',
    'src/villager/a.tsx',
    `import { x } from '../ui/b'\nimport { w } from './c'\nexport const y = [x, w]\n`,
  ],
  ['cadre → platform', 'src/cadre/a.tsx', use('../platform/b')],
  [
    'villager page, default export',
    'src/villager/report/index.tsx',
    `export default function Report() {\n  return null\n}\n`,
  ],
  ['page settings', 'src/villager/report/index.config.ts', `export default definePageConfig({})\n`],
  ['app settings', 'src/app.config.ts', `export default defineAppConfig({ pages: [] })\n`],
  ['platform, wx', 'src/platform/a.weapp.ts', `export const x = () => wx.login()\n`],
  [
    'server → pg, kysely, SDK',
    'cloudfunctions/server/a.ts',
    `import pg from 'pg'\nimport { sql } from 'kysely'\nexport const x = [pg, sql, () => import('@cloudbase/node-sdk')]\n`,
  ],
  [
    'server → domain, data',
    'cloudfunctions/server/a.ts',
    `import rules from '../../config/rulebooks/b.json'\n${use('../../src/domain/b')}export const r = rules\n`,
  ],
  ['server, clock', 'cloudfunctions/server/a.ts', `export const x = () => Date.now()\n`],
  ['function → server', 'cloudfunctions/cadre/index.ts', use('../server/b')],
  [
    'local → function, server, fastify',
    'cloudfunctions/local/a.ts',
    `import fastify from 'fastify'\n${use('../cadre/index')}export const f = fastify\n`,
  ],
  ['benchmark → DuckDB', 'test/performance/a.ts', use('@duckdb/node-api')],
]

describe('import directions', () => {
  const [said, praise] = (() => {
    const answers = lint([...refused, ...allowed].map(([, filePath, code]) => ({ filePath, code })))
    return [answers.slice(0, refused.length), answers.slice(refused.length)]
  })()

  test.each(refused.map(([what, , , rule], index) => [what, rule, said[index]] as const))(
    'refuses %s',
    (_, rule, messages) => {
      expect(messages).toEqual([expect.stringContaining(`${rule}: `)])
    },
  )

  test.each(allowed.map(([what], index) => [what, praise[index]] as const))('allows %s', (_, messages) => {
    expect(messages).toEqual([])
  })
})
