import { isTraceId, routeOf, traceUrl } from '../../page/routing/routes'

test.each(['/', '/other', '/trace', '/trace/', '/trace/a/b'])(
  'given %s, when it is opened, then it is the list',
  (path) => {
    expect(routeOf(path)).toEqual({ view: 'list' })
  },
)

test.each(['8448eb211c80319d', '0af7651916cd43dd8448eb211c80319c', 'a b/ü%'])(
  'given the trace %s, when its address is opened, then it is that trace',
  (traceId) => {
    expect(routeOf(traceUrl(traceId))).toEqual({ view: 'trace', traceId })
  },
)

test('given an address that cannot be decoded, when it is opened, then nothing breaks', () => {
  expect(routeOf('/trace/%E0%A4%A')).toEqual({ view: 'trace', traceId: '%E0%A4%A' })
})

test('given a span, when its address is made, then it is part of the query', () => {
  expect(traceUrl('ab', 'c&d')).toBe('/trace/ab?span=c%26d')
})

test.each([
  ['8448eb211c80319d', true],
  ['0AF7651916CD43DD8448EB211C80319C', true],
  ['', false],
  ['javascript:alert(1)', false],
  ['0af7651916cd43dd8448eb211c80319c0', false],
])('given %s, when it is asked whether it is an id of a trace, then %s', (text, is) => {
  expect(isTraceId(text)).toBe(is)
})
