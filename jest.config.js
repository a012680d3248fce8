const shared = {
  transform: { '\\.m?[jt]sx?$': 'babel-jest' },
  // js before mjs: packages that ship both mean the first for whoever says require.
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/output/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}
const inNode = { ...shared, testEnvironment: 'node' }
const inPage = { ...shared, testEnvironment: 'jsdom' }

/** Projects by what they need, so that `npm test` can name what it leaves out (config/test.mjs). */
const domain = { ...inNode, displayName: 'domain', testMatch: ['<rootDir>/test/{domain,contract}/**/*.test.ts'] }

const functions = {
  ...inNode,
  displayName: 'functions',
  testMatch: ['<rootDir>/test/{functions,fault,performance}/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/start-test-cluster.ts',
  globalTeardown: '<rootDir>/test/support/stop-test-cluster.ts',
}

const tooling = { ...inNode, displayName: 'tooling', testMatch: ['<rootDir>/test/tooling/**/*.test.ts'] }

const client = {
  ...inPage,
  displayName: 'client',
  testMatch: ['<rootDir>/test/client/**/*.test.{ts,tsx}'],
  // As in the H5 build: `call` finds `call.h5.ts`.
  moduleFileExtensions: ['h5.ts', 'h5.tsx', ...shared.moduleFileExtensions],
  moduleNameMapper: {
    '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/support/taro-api.ts',
    '\\.(s?css|png|jpg|svg)$': '<rootDir>/test/support/asset.ts',
  },
}

/** Runs what was built: dist/weapp in WeChat's simulator, and the checks of the artefacts. */
const miniprogram = {
  ...inPage,
  displayName: 'miniprogram',
  testMatch: ['<rootDir>/test/miniprogram/**/*.test.ts'],
  modulePathIgnorePatterns: [],
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
}

const browser = { ...inNode, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] }

/** @type {import('jest').Config} */
module.exports = {
  projects: [domain, functions, tooling, client, miniprogram, browser],
  maxWorkers: 2,
  // Ends a test that hangs; a machine that is only busy must not fail one.
  testTimeout: 120_000,
}
