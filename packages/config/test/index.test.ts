import * as config from '../src'

test('given the package, when it is imported, then it exports exactly these names', () => {
  expect(Object.keys(config).sort()).toEqual([
    'ConfigError',
    'bool',
    'bytes',
    'deferProblems',
    'durationMs',
    'email',
    'entryRequire',
    'environmentNames',
    'host',
    'integer',
    'json',
    'knownSecrets',
    'list',
    'loadConfig',
    'logLevel',
    'mongoUri',
    'num',
    'port',
    'readSettings',
    'secretsVersion',
    'serviceIdentity',
    'serviceSpecs',
    'specTable',
    'str',
    'throwDeferredProblems',
    'url',
  ])
})
