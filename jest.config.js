module.exports = {
  roots: ['<rootDir>/packages', '<rootDir>/test', '<rootDir>/examples'],
  testMatch: ['**/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/packed/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@voluntarily/observability/register$': '<rootDir>/packages/observability/src/register.ts',
    '^@voluntarily/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
  },
  testTimeout: 30_000,
  // most tests wait for processes and sockets, rather than compute
  maxWorkers: '100%',
}
