import { defineConfig } from 'eslint/config'
import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import wudeng from './config/lint-rules.mjs'

const scripts = ['**/*.{js,mjs}']
const typescript = ['**/*.{ts,tsx}']

// What would make the same facts give another result on another day or machine.
const impureGlobals = [
  ...['Date', 'process', 'console', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'queueMicrotask'],
  ...['globalThis', 'window', 'document', 'localStorage', 'navigator', 'require', 'eval'],
]

const house = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the name.' },
  {
    selector: 'ImportDeclaration[source.value=/^zod/] > ImportSpecifier',
    message: "Write `import * as z`: `import { z }` bundles every language of zod's messages.",
  },
]

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', '.data/', 'test/output/'] },
  // A rule that hurts is changed here, where everybody sees it, and not switched off in a file.
  { linterOptions: { noInlineConfig: true } },
  {
    files: [...typescript, ...scripts],
    extends: [tseslint.configs.strict],
    plugins: { wudeng, 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
    },
    rules: {
      'wudeng/import-direction': 'error',
      'wudeng/kebab-file-name': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', 300],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', ...house],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: typescript,
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/**'],
    ignores: ['src/platform/**'],
    rules: { 'no-restricted-globals': ['error', { name: 'wx', message: 'Only src/platform speaks to WeChat.' }] },
  },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[...impureGlobals, 'wx'].map((name) => ({ name, message: 'src/domain is pure: pass it in.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'src/domain is pure: pass it in.' },
      ],
    },
  },
  {
    // Places whose reader (Taro, the tools, jest) asks for a default export.
    files: [
      ...[
        'src/app.tsx',
        '**/*.config.{ts,js,mjs}',
        'src/{villager,cadre,officer}/**/index.tsx',
        'src/**/pages/**/*.tsx',
      ],
      ...['config/*.{ts,mjs}', 'test/support/**'],
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: [
      'test/**',
      '**/migrations/**',
      '**/generated/**',
      '**/fixtures/**',
      ...['rulebooks', 'feeds', 'policies', 'calendars'].map((folder) => `config/${folder}/**`),
    ],
    rules: { 'max-lines': 'off' },
  },
  {
    // CommonJS by the choice of their readers.
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // Answers of another process arrive as `any`; the test itself is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
