import { context, propagation, trace } from '@opentelemetry/api'
import { throwDeferredProblems } from '@voluntarily/config'
import { type TracingOptions, withSpan } from '@voluntarily/tracing'
import { type Served, serve } from './support/serve'
import { traceInMemory } from './support/trace-in-memory'

let served: Served
let traced: ReturnType<typeof traceInMemory> | undefined

beforeEach(async () => {
  served = await serve((req, res) => void res.end(JSON.stringify(req.headers)))
})
afterEach(async () => {
  delete process.env.TRACE_PROPAGATE_TO
  await served.close()
  await traced?.shutdown()
})

// the server answers with the headers that it was sent
async function headersSent(
  options: TracingOptions,
  headers: Record<string, string> = {},
): Promise<Record<string, string>> {
  traced = traceInMemory(options)
  const baggage = propagation.createBaggage({ tenant: { value: '7' } })
  return context.with(propagation.setBaggage(context.active(), baggage), () =>
    withSpan(
      'job',
      async () => (await (await fetch(served.url, { headers })).json()) as Record<string, string>,
    ),
  )
}

test.each([
  ['no list', {}],
  ['the host in the list', { propagateTo: ['example.org', '127.0.0.1'] }],
  ['everything below a domain', { propagateTo: ['.0.0.1'] }],
  ['a star', { propagateTo: ['*'] }],
])('given %s, when a request goes out, then traceparent and baggage go with it', async (_what, options) => {
  const headers = await headersSent(options)

  expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(headers.baggage).toBe('tenant=7')
})

test.each([
  ['a list without the host', { propagateTo: ['example.org', '*.example.org'] }],
  ['an empty list', { propagateTo: [] }],
  ['a list without the host, and a trace that is not kept', { propagateTo: ['example.org'], sampleRatio: 0 }],
])('given %s, when a request goes out, then nothing goes with it', async (_what, options) => {
  const headers = await headersSent(options)

  expect(headers).not.toHaveProperty('traceparent')
  expect(headers).not.toHaveProperty('baggage')
})

test('given a variable with a wrong entry, when a request goes out, then the right ones count, and not the default', async () => {
  process.env.TRACE_PROPAGATE_TO = `${served.url},example.org`
  expect(await headersSent({})).not.toHaveProperty('traceparent')
  await traced?.shutdown()

  process.env.TRACE_PROPAGATE_TO = 'example.org:80,127.0.0.1'
  expect(await headersSent({})).toHaveProperty('traceparent')
  expect(throwDeferredProblems).toThrow('TRACE_PROPAGATE_TO')
})

test('given a trace that is not kept, when a request goes to a listed host, then the decision goes with it', async () => {
  const headers = await headersSent({ propagateTo: ['127.0.0.1'], sampleRatio: 0 })

  expect(headers.traceparent).toMatch(/-00$/)
  expect(traced?.spans()).toEqual([])
})

test('given an app that hands on the traceparent it was sent, when it fetches, then there is one traceparent, its own', async () => {
  const foreign = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const headers = await headersSent({}, { TraceParent: foreign })

  expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(headers.traceparent).not.toBe(foreign)
})

test('given a list, when an app injects by hand inside a span, then it gets what it asked for', () => {
  traced = traceInMemory({ propagateTo: [] })
  const carrier: Record<string, string> = {}
  withSpan('job', () => propagation.inject(context.active(), carrier))

  expect(carrier.traceparent).toBeDefined()
  expect(trace.getActiveSpan()).toBeUndefined()
})
