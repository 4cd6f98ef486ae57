import { type Attributes, createTraceState, type HrTime, type SpanContext } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import fc from 'fast-check'

const codeUnits = (maxLength: number) =>
  fc.array(fc.nat({ max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units))
// around the lengths at which it is written in another way, or its length takes another byte
const lengths = fc.constantFrom(
  0,
  1,
  23,
  24,
  25,
  40,
  60,
  80,
  100,
  115,
  125,
  127,
  128,
  4095,
  4096,
  5500,
  16_384,
)

/** Texts of all lengths; some with half a surrogate pair. */
const texts = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  codeUnits(60),
  fc
    .tuple(lengths, fc.constantFrom('a', 'é', '日', '\u{1f600}', '\ud800'))
    .map(([n, unit]) => unit.repeat(n)),
  fc.tuple(lengths, codeUnits(2)).map(([n, end]) => 'a'.repeat(n) + end),
)

const numbers = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    -1,
    127,
    128,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    -(2 ** 53),
    2 ** 62,
    2 ** 63,
    -(2 ** 63),
    1e300,
  ),
)
const plainValues = fc.oneof(texts, numbers, fc.boolean())
const lists = fc.oneof(
  ...[texts, numbers, fc.boolean()].map((kind: fc.Arbitrary<unknown>) =>
    fc.array(fc.option(kind), { maxLength: 4 }),
  ),
)
const others = fc.constantFrom<unknown>(
  null,
  undefined,
  5n,
  Symbol('x'),
  () => {},
  new Date(0),
  [undefined],
  [[1], ['x']],
)
const keys = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('http.request.method', 'url.path', 'a') },
  texts,
)

/** All that an attribute may be, and what it may not. */
const attributes = fc.dictionary(
  keys,
  fc.oneof(
    { weight: 4, arbitrary: plainValues },
    lists,
    fc.uint8Array({ maxLength: 200 }),
    fc.dictionary(keys, fc.oneof(plainValues, lists, fc.dictionary(keys, plainValues, { maxKeys: 2 })), {
      maxKeys: 3,
    }),
    others,
  ),
  { maxKeys: 8 },
) as fc.Arbitrary<Attributes>

const counts = fc.oneof(fc.constant(0), fc.nat({ max: 0xffffffff }))
const times: fc.Arbitrary<HrTime> = fc.tuple(
  fc.oneof(fc.nat({ max: 18_446_744_072 }), fc.integer({ min: 1_700_000_000, max: 1_900_000_000 })),
  fc.nat({ max: 999_999_999 }),
)
const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: digits, maxLength: digits })
const contexts: fc.Arbitrary<SpanContext> = fc.record(
  {
    traceId: hex(32),
    spanId: hex(16),
    traceFlags: fc.nat({ max: 0xff }),
    isRemote: fc.boolean(),
    traceState: fc.constantFrom(createTraceState(), createTraceState('a=1,b=two')),
  },
  { requiredKeys: ['traceId', 'spanId', 'traceFlags'] },
)
const events: fc.Arbitrary<TimedEvent> = fc.record(
  { time: times, name: texts, attributes, droppedAttributesCount: counts },
  { requiredKeys: ['time', 'name'] },
)
const links = fc.record(
  { context: contexts, attributes, droppedAttributesCount: counts },
  { requiredKeys: ['context'] },
)
const many = <T>(items: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(items, { maxLength: 12 }))

const schemaUrls = fc.option(texts, { nil: undefined })
const resources = fc
  .tuple(attributes, schemaUrls)
  .map(([values, schemaUrl]) => resourceFromAttributes(values, { schemaUrl }))
const scopes = fc.record({ name: texts, version: texts, schemaUrl: texts }, { requiredKeys: ['name'] })

const spans = fc.record({
  name: texts,
  kind: fc.nat({ max: 4 }),
  context: contexts,
  parentSpanContext: fc.option(contexts, { nil: undefined }),
  startTime: times,
  endTime: times,
  status: fc.record({ code: fc.nat({ max: 2 }), message: texts }, { requiredKeys: ['code'] }),
  attributes,
  events: many(events),
  links: many(links),
  droppedAttributesCount: counts,
  droppedEventsCount: counts,
  droppedLinksCount: counts,
  resource: fc.nat(),
  scope: fc.nat(),
})

/** Some spans, of some resources and scopes. */
export const batches: fc.Arbitrary<ReadableSpan[]> = fc
  .tuple(
    fc.array(resources, { minLength: 1, maxLength: 3 }),
    fc.array(scopes, { minLength: 1, maxLength: 3 }),
    fc.array(spans, { maxLength: 8 }),
  )
  .map(([resources, scopes, spans]) =>
    spans.map(
      ({ context, resource, scope, ...span }) =>
        ({
          ...span,
          spanContext: () => context,
          resource: resources[resource % resources.length],
          instrumentationScope: scopes[scope % scopes.length],
        }) as ReadableSpan,
    ),
  )
