import { viewerUrl } from '../src/viewer-url'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

const urlOf = (endpoint: string | undefined, env: Record<string, string> = {}, exporter = 'otlp') => {
  process.env = { ...before, NODE_ENV: 'development', ...env }
  return viewerUrl({ exporter, endpoint })?.href
}

test.each([
  ['http://localhost:4318/v1/traces', 'http://localhost:4318/v1/logs'],
  ['http://127.0.0.1:4318/v1/traces', 'http://127.0.0.1:4318/v1/logs'],
  ['http://127.1.2.3:4318/v1/traces', 'http://127.1.2.3:4318/v1/logs'],
  ['http://[::1]:4318/v1/traces', 'http://[::1]:4318/v1/logs'],
  ['http://traces.localhost:4318/v1/traces', 'http://traces.localhost:4318/v1/logs'],
  ['http://localhost/below/v1/traces', 'http://localhost/below/v1/logs'],
])('given spans that go to %s, then lines go to %s', (endpoint, expected) => {
  expect(urlOf(endpoint)).toBe(expected)
})

test.each([
  'http://collector:4318/v1/traces',
  'http://10.0.0.5:4318/v1/traces',
  'http://0.0.0.0:4318/v1/traces',
  'http://127.0.0.1.example.org:4318/v1/traces',
  'http://localhost.example.org:4318/v1/traces',
  'http://notlocalhost:4318/v1/traces',
  'https://localhost:4318/v1/traces',
  'http://REDACTED:REDACTED@localhost:4318/v1/traces',
  'http://localhost:4318/v1/traces?key=REDACTED',
  'http://localhost:4317',
  'http://localhost:4318/elsewhere',
  'udp://localhost:6832',
  undefined,
])('given spans that go to %s, then lines go nowhere', (endpoint) => {
  expect(urlOf(endpoint)).toBeUndefined()
})

const usual = 'http://localhost:4318/v1/traces'

test.each([
  ['production', { NODE_ENV: 'production' }],
  ['ECS', { NODE_ENV: '', ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/x' }],
  ['a test', { NODE_ENV: 'test' }],
  ['OTEL_LOGS_EXPORTER=none', { OTEL_LOGS_EXPORTER: 'none' }],
  ['OTEL_LOGS_EXPORTER=otlp', { OTEL_LOGS_EXPORTER: 'otlp' }],
])('given %s, then lines go nowhere', (_what, env) => {
  expect(urlOf(usual, env)).toBeUndefined()
})

test('given an empty OTEL_LOGS_EXPORTER or no NODE_ENV, then lines go beside the spans', () => {
  expect(urlOf(usual, { OTEL_LOGS_EXPORTER: '', NODE_ENV: '' })).toBe('http://localhost:4318/v1/logs')
})

test.each(['jaeger', 'none', 'file'])('given the exporter %s, then lines go nowhere', (exporter) => {
  expect(urlOf(usual, {}, exporter)).toBeUndefined()
})

test('given several exporters, one of them otlp, then lines go beside the spans', () => {
  expect(urlOf(usual, {}, 'console,otlp')).toBe('http://localhost:4318/v1/logs')
})
