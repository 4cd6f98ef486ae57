const { transform } = require('../../jest.config.js')

// Apart from npm test, because it installs from the registry and takes a minute: npm run check -- packed
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.test.ts'],
  transform,
  globalSetup: './install-apps.ts',
  globalTeardown: './remove-apps.ts',
  testTimeout: 60_000,
}
