import { openRequest, type RequestEnd } from '@voluntarily/request'
import fc from 'fast-check'
import { pino } from 'pino'
import { CompletionFields } from '../src/completion-fields'
import { writeCompletionsQuickly } from '../src/completion-json'
import { collector } from './support/collector'
import { incoming } from './support/incoming'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\u0000', '\u007f', '\ud800', '\udc00', '/', 'é'),
  }),
)
const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat())

const completions = fc
  .record({
    headers: fc.record(
      {
        'user-agent': text,
        'x-amzn-trace-id': fc.constantFrom('Root=1-5e272390-8c398be037738dc042009320', 'Root=no'),
        traceparent: fc.constantFrom('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'no'),
      },
      { requiredKeys: [] },
    ),
    url: text,
    method: text,
    route: fc.option(text, { nil: undefined }),
    traceUrl: fc.option(text, { nil: undefined }),
    end: fc.record({
      status: fc.oneof(fc.nat(599), fc.constant('201' as unknown as number)),
      outcome: fc.constantFrom('completed' as const, 'client_aborted' as const, 'server_aborted' as const),
      durationMs: number,
      level: fc.constant('info' as const),
      bytes: fc.option(fc.nat(), { nil: undefined }),
    }),
  })
  .map(({ headers, url, method, route, traceUrl, end }) => {
    const { req, res } = incoming(headers, url)
    req.method = method
    const { state } = openRequest(req, res)
    state.route = route
    const fields = new CompletionFields(state, end satisfies RequestEnd)
    fields.traceUrl = traceUrl
    return fields
  })

function pair(prepare: (logger: pino.Logger) => pino.Logger) {
  const [ours, pinos] = [collector(), collector()]
  const options = { timestamp: () => ',"time":"now"', base: { service: 'shop' } }
  const quick = pino(options, ours)
  writeCompletionsQuickly(quick)
  const loggers = [prepare(quick), prepare(pino(options, pinos))]
  return (write: (logger: pino.Logger) => void) => {
    for (const logger of loggers) write(logger)
    return [ours.texts.at(-1), pinos.texts.at(-1)].map((line = '') => ({
      line,
      json: JSON.parse(line) as unknown,
    }))
  }
}

test.each<[string, (logger: pino.Logger) => pino.Logger]>([
  ['a logger', (logger) => logger],
  ['a child', (logger) => logger.child({ component: 'a"b' })],
  ['a child with a level', (logger) => logger.child({ a: 1 }, { level: 'debug', msgPrefix: 'x\n' })],
  ['a child with serializers', (logger) => logger.child({}, { serializers: { path: () => 'hidden' } })],
  ['a child with redaction', (logger) => logger.child({}, { redact: ['userAgent'] })],
  [
    'a child with a formatter',
    (logger) => logger.child({}, { formatters: { log: (f) => ({ ...f, b: 2 }) } }),
  ],
])('given %s, when any completion is written, then the line is the one that pino writes', (_, prepare) => {
  const write = pair(prepare)
  fc.assert(
    fc.property(completions, text, (fields, message) => {
      const [ours, pinos] = write((logger) => logger.info(fields, message))
      expect(ours?.json).toEqual(pinos?.json)
      expect(Object.keys(ours?.json as object)).toEqual(Object.keys(pinos?.json as object))
      expect(ours?.line.endsWith('}\n')).toBe(true)
      expect(ours?.line.indexOf('\n')).toBe((ours?.line.length ?? 0) - 1)
    }),
  )
})

test('given fields of an app, when they are written, then pino writes them', () => {
  const write = pair((logger) => logger)
  const [ours, pinos] = write((logger) => logger.info({ method: 1, nested: { a: [1] } }, 'of the app'))
  expect(ours?.line).toBe(pinos?.line)
})
