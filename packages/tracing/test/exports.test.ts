import * as tracing from '@voluntarily/tracing'

test('given the package, when it is imported, then it exports these names', () => {
  expect(Object.keys(tracing).sort()).toEqual([
    'TracingOptionsError',
    'registerEsmHooks',
    'setTracingLog',
    'startTracing',
    'traceUrl',
    'tracingSpecs',
    'unknownOtelVariables',
    'withSpan',
  ])
})
