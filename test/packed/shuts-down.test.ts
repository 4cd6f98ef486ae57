import { startApp } from './app-process'
import { servers } from './apps'
import { startTraceReceiver, type TraceReceiver } from './trace-receiver'

let receiver: TraceReceiver

beforeEach(async () => {
  receiver = await startTraceReceiver()
})

afterEach(() => receiver.close())

test.each(servers)(
  'given %s with a request just served, when SIGTERM comes, then it exits 0 and its trace has been sent',
  async (name) => {
    const app = await startApp(name, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })

    const response = await fetch(`${app.url}/greet/ada`)
    const traceId = response.headers.get('x-trace-id') ?? 'no trace id'
    await response.text()
    const exitCode = await app.stop()

    const sent = Buffer.concat(receiver.posts.map(({ body }) => body))
    expect(exitCode).toBe(0)
    expect(receiver.posts.map(({ path }) => path)).toContain('/v1/traces')
    expect(sent.includes(Buffer.from(traceId, 'hex'))).toBe(true)
    expect(sent.includes('GET /greet/:name')).toBe(true)
  },
)
