import { traceUrl } from '@voluntarily/tracing'

test.each(['http://localhost:16686', 'http://localhost:16686/'])(
  'given %s, when a trace is addressed, then it is under /trace',
  (base) => {
    expect(traceUrl('abc', base)).toBe('http://localhost:16686/trace/abc')
  },
)

test('given a UI below a path, when a trace is addressed, then the path is kept', () => {
  expect(traceUrl('abc', 'https://tools.example.org/jaeger/')).toBe(
    'https://tools.example.org/jaeger/trace/abc',
  )
})
