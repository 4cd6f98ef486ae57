import * as health from '../src'

test('given the package, when it is loaded, then it exports these names', () => {
  expect(Object.keys(health).sort()).toEqual([
    'HealthOptionsError',
    'createHealth',
    'eventLoopDelayCheck',
    'healthSpecs',
    'httpCheck',
    'memoryCheck',
    'mongooseCheck',
  ])
})
