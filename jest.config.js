const shared = {
  transform: { '\\.[jt]sx?$': 'babel-jest' },
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'json'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
}

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'domain',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/{domain,contract}/**/*.test.ts'],
    },
    { ...shared, displayName: 'tooling', testEnvironment: 'node', testMatch: ['<rootDir>/test/tooling/**/*.test.ts'] },
  ],
}
