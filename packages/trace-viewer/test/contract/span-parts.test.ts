import { describeBackends } from './support/backends'
import { readTrace, send } from './support/client'
import {
  attribute,
  newService,
  newTraceId,
  type SpanParts,
  span,
  spanId,
  spansOf,
  startNs,
  text,
} from './support/spans'

const otherTraceId = newTraceId()

/** Parts of a span as they are sent; as they are answered, where that is not the same. */
const parts: [what: string, sent: SpanParts, answered?: object][] = [
  ['only what it must have', {}],
  ['no kind', { kind: 0 }, { kind: undefined }],
  ['the kind of a consumer', { kind: 5 }],
  ['no name', { name: '' }, { name: undefined }],
  ['a name of other scripts', { name: '日本語 🚦 \u0000 "' }],
  ['a trace state', { traceState: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE' }],
  ['flags', { flags: 257 }],
  ['an OK status', { status: { code: 1 } }],
  ['a failed status', { status: { code: 2, message: 'it failed' } }],
  ['a status with a message only', { status: { message: 'so what' } }],
  [
    'counts of what was dropped',
    { droppedAttributesCount: 1, droppedEventsCount: 2, droppedLinksCount: 4_294_967_295 },
  ],
  [
    'events, which come in the order of their names',
    {
      events: [
        {
          timeUnixNano: String(startNs + 5n),
          name: 'b',
          attributes: [text('x', 'y')],
          droppedAttributesCount: 1,
        },
        { timeUnixNano: String(startNs + 9n), name: 'a' },
        { timeUnixNano: String(startNs + 1n), name: 'b' },
      ],
    },
    {
      events: [
        { timeUnixNano: String(startNs + 9n), name: 'a' },
        {
          timeUnixNano: String(startNs + 5n),
          name: 'b',
          attributes: [text('x', 'y')],
          droppedAttributesCount: 1,
        },
        { timeUnixNano: String(startNs + 1n), name: 'b' },
      ],
    },
  ],
  [
    'links',
    {
      links: [
        {
          traceId: otherTraceId,
          spanId: spanId(7),
          traceState: 'x=y',
          attributes: [text('l', 'm')],
          flags: 1,
        },
        { traceId: otherTraceId, spanId: spanId(8), droppedAttributesCount: 3 },
      ],
    },
  ],
  [
    'a link to no trace, which is removed',
    { links: [{ spanId: spanId(7) }, { traceId: otherTraceId, spanId: spanId(8) }] },
    {
      links: [{ traceId: otherTraceId, spanId: spanId(8) }],
      attributes: [attribute('@jaeger@warnings', warnings('Invalid span link removed'))],
    },
  ],
  [
    'an attribute twice, of which the last one stays',
    { attributes: [text('a', 'first'), text('b', 'other'), text('a', 'last')] },
    { attributes: [text('a', 'last'), text('b', 'other')] },
  ],
  [
    'an IPv4 address as a number, which is written out',
    { attributes: [attribute('peer.ipv4', { intValue: '134744072' }), attribute('ip', { doubleValue: 1 })] },
    { attributes: [text('ip', '0.0.0.1'), text('peer.ipv4', '8.8.8.8')] },
  ],
  [
    'hostile keys',
    { attributes: [text('__proto__', 'a'), text('constructor', 'b'), text('', 'c')] },
    { attributes: [text('', 'c'), text('__proto__', 'a'), text('constructor', 'b')] },
  ],
]

function warnings(...texts: string[]) {
  return { arrayValue: { values: texts.map((stringValue) => ({ stringValue })) } }
}

describeBackends('parts of a span', (backend) => {
  test.each(parts)(
    'given a span with %s, when its trace is read, then it has them',
    async (_what, sent, answered = sent) => {
      const traceId = newTraceId()
      const whole = span({ traceId, ...sent })
      await send(backend(), spansOf(newService('parts'), whole))
      const [group] = await readTrace(backend(), traceId)
      // toEqual: what is undefined here must be left out there.
      expect(group?.scopeSpans[0]?.spans).toEqual([{ ...whole, ...answered }])
    },
  )
})
