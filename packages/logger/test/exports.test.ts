import * as logger from '../src'

test('the package exports these names and no others', () => {
  expect(Object.keys(logger).sort()).toEqual([
    'LoggerOptionsError',
    'captureConsole',
    'checkLogLevel',
    'createLogger',
    'getLogger',
    'logCompletion',
    'logLevelRevertsAt',
    'loggerSpecs',
    'requestLogger',
    'setLogLevel',
    'setProcessLogger',
    'startLineSender',
    'tapLines',
    'tapRecords',
  ])
})
