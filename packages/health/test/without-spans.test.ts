import { setTimeout as sleep } from 'node:timers/promises'
import { context, createContextKey, trace } from '@opentelemetry/api'
import { ensureContextManager } from '@voluntarily/request'
import { readyHealth } from './support/ready-health'

// What the SDK's tracer looks at: isTracingSuppressed in @opentelemetry/core.
const suppressedKey = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING')
const requestKey = createContextKey('a request')

test('given a request with a span, when it asks for a check, then the check runs apart from it and makes no spans', async () => {
  ensureContextManager()
  const seen: unknown[] = []
  const look = () => {
    const active = context.active()
    seen.push([active.getValue(suppressedKey), active.getValue(requestKey), trace.getSpan(active)])
  }
  const check = async () => {
    look()
    await sleep(1)
    look()
  }
  // A mongoose query is a thenable: it starts when it is awaited.
  const startWhenAwaited = (resolve: () => void) => {
    look()
    resolve()
  }
  const query = () => Object.fromEntries([['then', startWhenAwaited]]) as unknown as Promise<void>
  const span = trace.wrapSpanContext({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 })
  const ofRequest = trace.setSpan(context.active().setValue(requestKey, 'GET /ready'), span)
  const health = readyHealth({ checks: { check, query } })
  await context.with(ofRequest, () => health.report())
  expect(seen).toEqual([
    [true, undefined, undefined],
    [true, undefined, undefined],
    [true, undefined, undefined],
  ])
})
