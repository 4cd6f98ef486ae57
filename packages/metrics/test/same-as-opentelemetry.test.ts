import type { Attributes } from '@opentelemetry/api'
import { endRequest, type RequestEnd, type RequestState, watchRequests } from '@voluntarily/request'
import fc from 'fast-check'
import { measureRequests } from '../src/request-metrics'
import { scopeName } from '../src/scope-name'
import { keepLines } from './support/log-lines'
import { openByHand } from './support/open-by-hand'
import { createAllShapes, type Shape, shapes } from './support/request-shapes'

const buckets = [0.005, 0.01, 0.1, 1]

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PROPFIND', '_OTHER'),
  httpVersion: fc.constantFrom('1.1', '1.0', '2.0', '0.9'),
  scheme: fc.constantFrom('http', 'https'),
  route: fc.constantFrom('/people/:id', '/orders', undefined),
  status: fc.constantFrom(200, 404, 503),
  error: fc.constantFrom(undefined, new TypeError('x'), new RangeError('x')),
  durationMs: fc.oneof(fc.constantFrom(0, 5, 10, 100, 1_000), fc.double({ min: 0, max: 3_000, noNaN: true })),
})
type Requested = typeof request extends fc.Arbitrary<infer Value> ? Value : never

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ requests: fc.array(request, { minLength: 1, maxLength: 6 }) }) },
  // more than are handed over together
  {
    weight: 1,
    arbitrary: fc.record({ requests: fc.array(request, { maxLength: 40 }), times: fc.constant(20) }),
  },
  { weight: 3, arbitrary: fc.record({ collect: fc.constantFrom(...shapes) }) },
)

const log = keepLines()
let now = 0
beforeEach(() => {
  now = 1_800_000_000_000
  jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => jest.restoreAllMocks())

test.each([
  ['room for all series', 2_000],
  ['room for five series', 5],
])(
  "given any requests and collections, and %s, then every exporter tells what OpenTelemetry's own histogram has",
  async (_what, cardinalityLimit) => {
    const runs = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const [ours, theirs] = [createAllShapes(), createAllShapes()]
      const requests = measureRequests({ buckets, cardinalityLimit })
      requests.attach(ours.provider.getMeter(scopeName))
      const stop = recordDirectly(theirs.provider.getMeter(scopeName), cardinalityLimit)
      const compare = async (shape: Shape) => {
        expect(await ours.told(shape)).toEqual(await theirs.told(shape))
      }

      for (const step of steps) {
        now += 7
        if ('collect' in step) await compare(step.collect)
        else {
          for (let time = 0; time < ('times' in step ? step.times : 1); time++)
            for (const each of step.requests) make(each)
        }
      }
      for (const shape of shapes) await compare(shape)

      requests.stop()
      stop()
      await ours.provider.shutdown()
      await theirs.provider.shutdown()
    })
    await fc.assert(runs, { numRuns: 100 })
    expect(log.filter(({ message }) => !message.includes('series'))).toEqual([])
  },
  60_000,
)

function make({ durationMs, status, route, error, ...of }: Requested): void {
  const state = openByHand({ ...of, path: '/' })
  state.res.statusCode = status
  state.route = route
  state.error = error
  // a request that has taken so long
  Object.assign(state, { startedAt: performance.now() - durationMs })
  now += 1
  endRequest(state, 'completed')
}

/** Each request into a histogram of OpenTelemetry's own, at once, with all its attributes. */
function recordDirectly(
  meter: ReturnType<ReturnType<typeof createAllShapes>['provider']['getMeter']>,
  limit: number,
): () => void {
  const histogram = meter.createHistogram('http.server.request.duration', {
    description: 'Duration of HTTP server requests.',
    unit: 's',
    advice: { explicitBucketBoundaries: buckets },
  })
  const known = new Set<string>()
  return watchRequests({
    ended(state, end) {
      const attributes = attributesOf(state, end)
      const text = JSON.stringify(attributes)
      if (known.size < limit - 1) known.add(text)
      histogram.record(
        end.durationMs / 1_000,
        known.has(text) ? attributes : { 'otel.metric.overflow': true },
      )
    },
  })
}

function attributesOf({ req, method, error, route }: RequestState, { status }: RequestEnd): Attributes {
  const version = { '1.0': '1.0', '1.1': '1.1', '2.0': '2' }[req.httpVersion]
  const type = error instanceof Error ? error.constructor.name : String(status)
  return {
    ...(status === 503 && { 'error.type': type }),
    'http.request.method': method === 'PROPFIND' ? '_OTHER' : method,
    'http.response.status_code': status,
    ...(route !== undefined && { 'http.route': route }),
    ...(version !== undefined && { 'network.protocol.version': version }),
    'url.scheme': String(req.headers['x-forwarded-proto']),
  }
}
