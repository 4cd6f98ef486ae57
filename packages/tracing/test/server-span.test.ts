import {
  type Attributes,
  type Exception,
  type HrTime,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type SpanStatus,
  type TimeInput,
  trace,
} from '@opentelemetry/api'
import { defaultResource } from '@opentelemetry/resources'
import {
  AlwaysOnSampler,
  ParentBasedSampler,
  type ReadableSpan,
  type SpanLimits,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import fc from 'fast-check'
import { ServerSpan } from '../src/server-span/server-span'
import { resolveLimits } from '../src/server-span/span-limits'
import { serverSpanStarter } from '../src/server-span/start-server-span'

type Call = (span: Span) => unknown

interface Ended {
  readonly span: Span & ReadableSpan
  readonly told: readonly ReadableSpan[]
}

/** The same spans, once by the SDK and once by ours. */
const makers: Record<'sdk' | 'ours', (limits: SpanLimits) => Ended> = {
  sdk(spanLimits) {
    const told: ReadableSpan[] = []
    const provider = new TracerProvider({
      spanLimits,
      spanProcessors: [
        {
          onStart() {},
          onEnd: (span) => told.push(span),
          forceFlush: async () => {},
          shutdown: async () => {},
        },
      ],
    })
    const span = provider.getTracer('test').startSpan('GET', { kind: SpanKind.SERVER }, ROOT_CONTEXT)
    return { span: span as Span & ReadableSpan, told }
  },
  ours(spanLimits) {
    const told: ReadableSpan[] = []
    const start = serverSpanStarter(new AlwaysOnSampler(), {
      resource: defaultResource(),
      instrumentationScope: { name: 'test' },
      limits: resolveLimits(spanLimits),
      onEnd: (span) => told.push(span),
    })
    return { span: start('GET', ROOT_CONTEXT) as Span & ReadableSpan, told }
  },
}

const key = fc.constantFrom('a', 'b', 'c', '', 'http.route', '__proto__', 'toString')
const primitive = fc.oneof(fc.string({ maxLength: 20 }), fc.double(), fc.boolean(), fc.integer())
const value = fc.oneof(
  primitive,
  fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }),
  fc.array(fc.option(fc.integer()), { maxLength: 4 }),
  fc.constantFrom(undefined, null, {}, [1, 'a'], Symbol('x')),
)
const attributes = fc.dictionary(key, value, {
  maxKeys: 5,
  noNullPrototype: true,
}) as fc.Arbitrary<Attributes>
const hrTime = fc.tuple(fc.nat(4_000_000_000), fc.nat(999_999_999)) as fc.Arbitrary<HrTime>
const time: fc.Arbitrary<TimeInput> = fc.oneof(
  hrTime,
  fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
  fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
)
const exception = fc.oneof(
  fc.string(),
  fc.record(
    { name: fc.string(), message: fc.string(), stack: fc.string(), code: fc.oneof(fc.string(), fc.nat()) },
    { requiredKeys: [], noNullPrototype: true },
  ),
) as fc.Arbitrary<Exception>
const status = fc.record(
  { code: fc.constantFrom(0, 1, 2), message: fc.oneof(fc.string(), fc.constant(undefined)) },
  { requiredKeys: ['code'], noNullPrototype: true },
) as fc.Arbitrary<SpanStatus>
const link: fc.Arbitrary<Link> = fc.record(
  { context: fc.constant({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }), attributes },
  { requiredKeys: ['context'], noNullPrototype: true },
)

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(key, value).map(
    ([name, given]): Call =>
      (span) =>
        span.setAttribute(name, given as string),
  ),
  attributes.map(
    (given): Call =>
      (span) =>
        span.setAttributes(given),
  ),
  fc.tuple(fc.string(), attributes, time).map(
    ([name, given, at]): Call =>
      (span) =>
        span.addEvent(name, given, at),
  ),
  fc.tuple(fc.string(), time).map(
    ([name, at]): Call =>
      (span) =>
        span.addEvent(name, at),
  ),
  fc.tuple(exception, time).map(
    ([given, at]): Call =>
      (span) =>
        span.recordException(given, at),
  ),
  status.map(
    (given): Call =>
      (span) =>
        span.setStatus(given),
  ),
  fc.string().map(
    (name): Call =>
      (span) =>
        span.updateName(name),
  ),
  link.map(
    (given): Call =>
      (span) =>
        span.addLink(given),
  ),
  fc.array(link, { maxLength: 3 }).map(
    (given): Call =>
      (span) =>
        span.addLinks(given),
  ),
)
const limit = fc.option(fc.nat(3), { nil: undefined })
const limits = fc.record({
  attributeCountLimit: limit,
  attributeValueLengthLimit: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  eventCountLimit: limit,
  linkCountLimit: limit,
  attributePerEventCountLimit: limit,
  attributePerLinkCountLimit: limit,
}) as fc.Arbitrary<SpanLimits>

function recorded({ span, told }: Ended) {
  const { name, kind, attributes, events, links, status, ended } = span
  const { droppedAttributesCount, droppedEventsCount, droppedLinksCount } = span
  return {
    ...{ name, kind, attributes, events, links, status, ended },
    ...{ droppedAttributesCount, droppedEventsCount, droppedLinksCount },
    isRecording: span.isRecording(),
    told: told.length,
    isTheSame: told.every((one) => one === span),
  }
}

test('given any calls within any limits, when a span is made by the SDK and by us, then both record the same', () => {
  fc.assert(
    fc.property(
      fc.array(call, { maxLength: 20 }),
      fc.array(call, { maxLength: 3 }),
      limits,
      (before, after, within) => {
        const [sdk, ours] = (['sdk', 'ours'] as const).map((who) => {
          const made = makers[who](within)
          for (const one of before) one(made.span)
          made.span.end()
          made.span.end()
          for (const one of after) one(made.span)
          return recorded(made)
        })
        expect(ours).toEqual(sdk)
      },
    ),
    { numRuns: 500 },
  )
})

test('given an end in any form, when a span takes it, then its times are those of the SDK', () => {
  fc.assert(
    fc.property(time, (end) => {
      const [sdk, ours] = (['sdk', 'ours'] as const).map((who) => {
        const { span } = makers[who]({})
        span.end(end)
        const isAtStart = String(span.endTime) === String(span.startTime)
        return { isAtStart, endTime: isAtStart ? undefined : span.endTime }
      })
      expect(ours).toEqual(sdk)
    }),
  )
})

test('given no end of its own, when time passes, then the duration is what has passed', async () => {
  const { span } = makers.ours({})
  const before = performance.now()
  await new Promise((resolve) => setTimeout(resolve, 30))
  span.end()
  const [seconds, nanos] = span.duration
  const durationMs = seconds * 1e3 + nanos / 1e6
  expect(durationMs).toBeGreaterThanOrEqual(performance.now() - before - 1)
  expect(durationMs).toBeLessThanOrEqual(performance.now() - before + 1)
  expect(span.startTime[0] * 1e3 + span.startTime[1] / 1e6 + durationMs).toBeCloseTo(
    span.endTime[0] * 1e3 + span.endTime[1] / 1e6,
    3,
  )
})

test('given what is known of a request, when it is taken over as one object, then it counts and is limited as if it had been set one by one', () => {
  const known = { 'http.request.method': 'GET', 'url.path': '/users/7', 'http.response.status_code': 200 }
  fc.assert(
    fc.property(attributes, attributes, limits, (before, after, within) => {
      const [sdk, ours] = (['sdk', 'ours'] as const).map((who) => {
        const made = makers[who](within)
        made.span.setAttributes(before)
        if (made.span instanceof ServerSpan) made.span.describe('GET /users/:id', { ...known })
        else made.span.updateName('GET /users/:id').setAttributes(known)
        made.span.setAttributes(after)
        made.span.end()
        return recorded(made)
      })
      expect(ours).toEqual(sdk)
    }),
  )
})

test('given a parent that is not sampled, when the sampler follows it, then the span records nothing and hands its context on', () => {
  const start = serverSpanStarter(new ParentBasedSampler({ root: new AlwaysOnSampler() }), {
    resource: defaultResource(),
    instrumentationScope: { name: 'test' },
    limits: resolveLimits({}),
    onEnd: () => {},
  })
  const parent = { traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 0, isRemote: true }
  const span = start('GET', trace.setSpanContext(ROOT_CONTEXT, parent))
  expect(span.isRecording()).toBe(false)
  expect(span.spanContext()).toMatchObject({ traceId: parent.traceId, traceFlags: 0 })
  expect(span.spanContext().spanId).not.toBe(parent.spanId)
})

test('given no parent, when a span is started, then it starts a trace of its own', () => {
  const { span } = makers.ours({})
  expect(span.parentSpanContext).toBeUndefined()
  expect(isSpanContextValid(span.spanContext())).toBe(true)
})
