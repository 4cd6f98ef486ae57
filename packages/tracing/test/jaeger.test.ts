import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { startService } from './support/start-service'

// A real Jaeger: JAEGER_BIN is its binary (docs/jaeger.md says where to get it). REQUIRE_JAEGER=1 makes its absence a failure.
const { JAEGER_BIN: binary, REQUIRE_JAEGER: required } = process.env
const query = 'http://127.0.0.1:16686/api/v3'

interface Trace {
  result?: {
    resourceSpans: {
      resource: { attributes: { key: string; value: { stringValue?: string } }[] }
      scopeSpans: {
        spans: { traceId: string; name: string; status?: { code?: number }; events?: { name: string }[] }[]
      }[]
    }[]
  }
}

if (!binary) {
  test('given no JAEGER_BIN, then the tests with a real Jaeger are skipped', () => {
    if (required) throw new Error('REQUIRE_JAEGER is set, but JAEGER_BIN is not')
    console.warn('skipped: set JAEGER_BIN to the binary of Jaeger v2 to run the tests against it')
  })
} else {
  describe('given a real Jaeger', () => {
    let jaeger: ChildProcess
    let ended: Promise<unknown>
    beforeAll(async () => {
      jaeger = spawn(binary, [], {
        env: { ...process.env, JAEGER_LISTEN_HOST: '127.0.0.1' },
        stdio: 'ignore',
      })
      // one that runs already keeps the ports, and will do as well
      ended = once(jaeger, 'exit')
      await eventually(async () => (await fetch(`${query}/services`)).ok)
    }, 60_000)
    afterAll(async () => {
      jaeger.kill()
      await ended
    })

    test.each([
      ['OTLP as protobuf', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }],
      [
        'OTLP as JSON',
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
      ],
      [
        'OTLP over gRPC',
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      ],
      [
        'exporter-jaeger',
        {
          OTEL_TRACES_EXPORTER: 'jaeger',
          OTEL_EXPORTER_JAEGER_ENDPOINT: 'http://127.0.0.1:14268/api/traces',
        },
      ],
    ])(
      'when a request goes through two services by %s, then it reads back as one trace',
      async (_what, env) => {
        const back = await startService({ ...env, OTEL_SERVICE_NAME: 'stock' })
        const front = await startService({ ...env, OTEL_SERVICE_NAME: 'orders', NEXT_URL: back.url })
        const response = await fetch(`${front.url}/orders/4711`)
        const traceId = response.headers.get('x-trace-id') as string
        expect([await front.stop(), await back.stop()]).toEqual(['', ''])

        let names: string[] = []
        await eventually(async () => {
          names = namesIn((await (await fetch(`${query}/traces/${traceId}`)).json()) as Trace)
          return names.length === 5
        })
        expect(names).toEqual([
          'orders GET',
          'orders GET',
          'orders GET /orders/:id',
          'stock GET /stock/:item',
          'stock GET /stock/:item',
        ])
      },
      60_000,
    )

    test('when a request fails, then its span is marked and holds the exception', async () => {
      const service = await startService({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
        OTEL_SERVICE_NAME: 'failing',
      })
      const { headers, status } = await fetch(`${service.url}/fails`)
      await service.stop()
      expect(status).toBe(500)

      let spans: { name: string; status?: { code?: number }; events?: { name: string }[] }[] = []
      await eventually(async () => {
        const trace = (await (await fetch(`${query}/traces/${headers.get('x-trace-id')}`)).json()) as Trace
        spans = (trace.result?.resourceSpans ?? []).flatMap(({ scopeSpans }) =>
          scopeSpans.flatMap((scope) => scope.spans),
        )
        return spans.length === 1
      })
      expect(spans[0]).toMatchObject({
        name: 'GET /fails',
        status: { code: 2 },
        events: [{ name: 'exception' }],
      })
    }, 60_000)
  })
}

function namesIn({ result }: Trace): string[] {
  return (result?.resourceSpans ?? [])
    .flatMap(({ resource, scopeSpans }) => {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue
      return scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => `${service} ${name}`))
    })
    .sort()
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`it did not come to hold: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
