import { MetricsOptionsError, startMetrics } from '@voluntarily/metrics'

const wrong = {
  exporter: 'promtheus',
  port: 65_536,
  host: ' ',
  endpoint: 'localhost:4318',
  intervalMs: 0,
  buckets: [1, 1],
  cardinalityLimit: 1,
  resource: {},
  namespace: 'a,b',
  dimensions: 'http.route',
  write: 'stdout',
  shutdownTimeoutMs: -1,
}

test('given options that are wrong, when metrics are started, then one error names them all', () => {
  let error: unknown
  try {
    startMetrics(wrong as never)
  } catch (thrown) {
    error = thrown
  }

  expect(error).toBeInstanceOf(MetricsOptionsError)
  expect(error).toMatchObject({ code: 'ERR_METRICS_OPTIONS' })
  for (const name of Object.keys(wrong)) expect(String(error)).toContain(`${name}: expected`)
})

test.each([
  ['an empty list of exporters', { exporter: [] }, 'exporter'],
  ['buckets that do not rise', { buckets: [0.5, 0.1] }, 'buckets'],
  ['a bucket that is not a number', { buckets: [Number.NaN] }, 'buckets'],
  ['no buckets', { buckets: [] }, 'buckets'],
  ['a port that is not whole', { port: 80.5 }, 'port'],
  ['an interval that no timer takes', { intervalMs: 2 ** 31 }, 'intervalMs'],
])('given %s, when metrics are started, then the error names the option', (_what, options, name) => {
  expect(() => startMetrics(options as never)).toThrow(`${name}: expected`)
})

test.each([
  [
    'an option that does not exist',
    { exporters: 'prometheus' },
    'exporters: there is no such option, expected',
  ],
  ['no object', 'prometheus', "expected an object such as { exporter: 'prometheus' }"],
])('given %s, when metrics are started, then the error says so', (_what, options, message) => {
  expect(() => startMetrics(options as never)).toThrow(message)
})
