import * as metrics from '@voluntarily/metrics'

test('given the package, when it is imported, then it exports these names', () => {
  expect(Object.keys(metrics).sort()).toEqual([
    'MetricsOptionsError',
    'counter',
    'gauge',
    'histogram',
    'metricsRouter',
    'metricsSpecs',
    'setMetricsLog',
    'startMetrics',
  ])
})
