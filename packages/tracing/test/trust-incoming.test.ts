import { get } from 'node:http'
import { propagation } from '@opentelemetry/api'
import { withoutSpans } from '@voluntarily/request'
import { withSpan } from '@voluntarily/tracing'
import { type Served, serve } from './support/serve'
import { traceInMemory } from './support/trace-in-memory'

const traceId = '0af7651916cd43dd8448eb211c80319c'
const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, baggage: 'tenant=7' }
let served: Served
let tenant: string | undefined

beforeEach(async () => {
  served = await serve((_req, res) => {
    tenant = propagation.getActiveBaggage()?.getEntry('tenant')?.value
    res.end()
  })
})
afterEach(() => served.close())

test.each([
  ['no options', {}],
  ['trustIncoming', { trustIncoming: true }],
])(
  'given %s, when a request brings a traceparent and baggage, then both are taken on',
  async (_what, options) => {
    const traced = traceInMemory(options)
    await ask()
    const span = await traced.serverSpan()
    await traced.shutdown()

    expect(span.parentSpanContext).toMatchObject({ traceId, spanId: 'b7ad6b7169203331', isRemote: true })
    expect(tenant).toBe('7')
  },
)

test('given no trust, when a request brings a traceparent and baggage, then neither is taken on', async () => {
  const traced = traceInMemory({ trustIncoming: false })
  await ask()
  const span = await traced.serverSpan()
  await traced.shutdown()

  expect(span.parentSpanContext).toBeUndefined()
  expect(span.spanContext().traceId).not.toBe(traceId)
  expect(tenant).toBeUndefined()
})

test('given a server that was started inside a span, when a request comes, then it is not its child', async () => {
  const traced = traceInMemory()
  const inner = await withSpan('start-up', () => serve((_req, res) => void res.end()))
  await ask(inner.url, {})
  const span = await traced.serverSpan()
  await inner.close()
  await traced.shutdown()

  expect(span.parentSpanContext).toBeUndefined()
})

// Traced, it would bring a traceparent of its own.
function ask(url = served.url, sent: Record<string, string> = headers): Promise<void> {
  return new Promise((resolve, reject) => {
    withoutSpans(() =>
      get(url, { headers: sent }, (res) => res.resume().on('end', resolve)).on('error', reject),
    )
  })
}
