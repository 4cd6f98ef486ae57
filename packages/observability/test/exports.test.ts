import * as observability from '../src/index'

test('the package exports these names', () => {
  expect(Object.keys(observability).sort()).toMatchInlineSnapshot(`
[
  "ConfigError",
  "bool",
  "bytes",
  "createHealth",
  "createLogger",
  "currentRequest",
  "durationMs",
  "email",
  "eventLoopDelayCheck",
  "getLogger",
  "host",
  "httpCheck",
  "integer",
  "json",
  "librarySpecs",
  "list",
  "loadConfig",
  "logLevel",
  "memoryCheck",
  "mongoUri",
  "mongooseCheck",
  "nextHandler",
  "num",
  "observe",
  "port",
  "requestLogger",
  "startTracing",
  "str",
  "url",
  "withSpan",
]
`)
})
