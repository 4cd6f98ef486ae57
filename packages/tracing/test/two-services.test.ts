import { type ReceivedSpan, receiveOtlp } from './support/otlp-receiver'
import { startService } from './support/start-service'

const server = 2
const client = 3

test.each([
  ['the lean SDK', {}],
  ['sdk-node', { OTEL_NODE_RESOURCE_DETECTORS: 'os' }],
])(
  'given two services with %s, when a request goes through both, then it is one trace',
  async (_what, extra) => {
    const receiver = await receiveOtlp()
    const env = {
      ...extra,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      // several exports while it runs, none of which may be traced itself
      OTEL_BSP_SCHEDULE_DELAY: '20',
    }
    const back = await startService({ ...env, OTEL_SERVICE_NAME: 'stock' })
    const front = await startService({ ...env, OTEL_SERVICE_NAME: 'orders', NEXT_URL: back.url })
    await fetch(`${front.url}/orders/4711`)
    // time for exports while it runs, none of which may be traced itself
    await new Promise((resolve) => setTimeout(resolve, 300))
    const said = [await front.stop(), await back.stop()]
    await receiver.close()

    expect(said).toEqual(['', ''])
    expect(receiver.spans.map(describe).sort()).toEqual([
      'orders client GET',
      'orders client GET',
      'orders server GET /orders/:id',
      'stock server GET /stock/:item',
      'stock server GET /stock/:item',
    ])
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1)
    const byId = new Map(receiver.spans.map((span) => [span.spanId, span]))
    const chain = (span: ReceivedSpan): string[] => {
      const parent = byId.get(span.parentSpanId)
      return [span.service, ...(parent ? chain(parent) : [])]
    }
    const last = receiver.spans.filter(({ name }) => name === 'GET /stock/:item')
    expect(last.map(chain)).toEqual([
      ['stock', 'orders', 'orders'],
      ['stock', 'orders', 'orders'],
    ])
    expect(receiver.paths.filter((path) => path !== 'POST /v1/traces')).toEqual([])
  },
)

function describe({ service, kind, name }: ReceivedSpan): string {
  return `${service} ${kind === server ? 'server' : kind === client ? 'client' : kind} ${name}`
}
