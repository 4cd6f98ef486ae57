import { diag } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { serializeSpans } from '../../src/protobuf/serialize-spans'
import { namedSpans } from './support/end-spans'
import { readRequest, spansOf } from './support/read-request'

const told: string[] = []
const say = (message: string) => void told.push(message)

beforeEach(() => {
  told.length = 0
  diag.setLogger({ error: say, warn: say, info: say, debug: say, verbose: say })
})
afterEach(() => diag.disable())

const fail = () => {
  throw new Error('cannot be read')
}
const looped: { self?: object } = {}
looped.self = looped

function spoilt(properties: PropertyDescriptorMap): ReadableSpan {
  const [span] = namedSpans(['spoilt'])
  return Object.create(span ?? null, properties)
}

test.each<[string, PropertyDescriptorMap]>([
  ['a name that cannot be read', { name: { get: fail } }],
  ['a name that is none', { name: { value: 7 } }],
  ['attributes that cannot be read', { attributes: { get: fail } }],
  [
    'an attribute that cannot be read',
    { attributes: { value: Object.defineProperty({ ok: 1 }, 'a', { get: fail, enumerable: true }) } },
  ],
  ['an attribute that holds itself', { attributes: { value: looped } }],
  ['a list that cannot be read', { attributes: { value: { list: new Proxy([], { get: fail }) } } }],
  ['an event without a name', { events: { value: [{ time: [1, 2] }] } }],
  ['a link without a context', { links: { value: [{}] } }],
  ['a count that is a bigint', { droppedEventsCount: { value: 2n } }],
  ['a context that cannot be had', { spanContext: { value: fail } }],
  ['no status', { status: { value: undefined } }],
  ['a resource that cannot be had', { resource: { get: fail } }],
  [
    'a resource that cannot be read',
    { resource: { value: Object.defineProperty({}, 'attributes', { get: fail }) } },
  ],
  ['no scope', { instrumentationScope: { value: undefined } }],
  ['a scope without a name', { instrumentationScope: { value: {} } }],
  [
    'an error that is none',
    {
      name: {
        get: () => {
          throw Object.create(null)
        },
      },
    },
  ],
])(
  'given a span with %s, when it is written among others, then it alone is left out and told',
  (_what, properties) => {
    const [before, after] = namedSpans(['before', 'after'])
    const request = serializeSpans([before, spoilt(properties), after].filter((span) => span !== undefined))

    expect(spansOf(readRequest(request)).map(({ name }) => name)).toEqual(['before', 'after'])
    expect(told).toEqual([
      expect.stringMatching(/^(a span|the spans of a (scope|resource)) could not be written/),
    ])
  },
)
