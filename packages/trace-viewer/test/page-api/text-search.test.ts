import { attribute, span, spanId, spansOf, startNs, text } from '../contract/support/spans'
import { logsOf, startViewerForPage, type ViewerForPage } from './support/viewer-with'

let viewer: ViewerForPage
// Not random, so that what is not to be found is never a part of one.
const traceId = '0af7651916cd43dd8448eb211c80319c'
const linked = '5b8efff798038103d269b633813fc60c'

beforeAll(async () => {
  viewer = await startViewerForPage()
  await viewer.send(
    {
      resource: { attributes: [text('service.name', 'Shop'), text('host.name', 'Ada')] },
      scopeSpans: [
        {
          scope: { name: '@scope/pg', version: '8.1' },
          spans: [
            span({
              traceId,
              name: 'GET /users/:id',
              kind: 2,
              flags: 257,
              attributes: [
                text('http.response.status_code', 'x'),
                attribute('count', { intValue: '500123' }),
                attribute('ratio', { doubleValue: 0.75 }),
                attribute('cached', { boolValue: true }),
                text('quote', 'say "hi" \\ back'),
                text('lines', 'first\nNext\tüber\u001b[31m'),
                text('path', 'C:\\Users\\Öl'),
                text('html', '<b>&amp;</b>'),
                text('json', '{"traceFlags":[7,8]}'),
              ],
              events: [{ timeUnixNano: String(startNs), name: 'exception', attributes: [text('m', 'Ouch')] }],
              links: [{ traceId: linked, spanId: spanId(3) }],
              status: { code: 2, message: 'Deadline exceeded' },
            }),
          ],
        },
      ],
    },
    spansOf('Stock', span({ traceId, spanId: spanId(2), parentSpanId: spanId(1), name: '日本語 🚦' })),
  )
  await viewer.sendLogs(
    logsOf('Logger', {
      traceId,
      timeUnixNano: String(startNs),
      severityText: 'WARN',
      body: { stringValue: 'line (1) of "log"\nend' },
      attributes: [text('user', 'Grace')],
    }),
  )
})
afterAll(() => viewer.stop())

const found = async (words: string) => (await viewer.list({ text: words })).traces.length === 1

test.each([
  ['an id of the trace', traceId],
  ['a part of it in upper case', traceId.slice(3, 20).toUpperCase()],
  ['an id of a span', spanId(2)],
  ['an id of a link', linked],
  ['a name', '/users/:id'],
  ['a name of other scripts', '日本'],
  ['a sign beyond 16 bits', '🚦'],
  ['a service in lower case', 'shop'],
  ['an attribute of the resource', 'ADA'],
  ['a scope', '@scope/pg'],
  ['a key', 'status_code'],
  ['an integer', '500123'],
  ['a part of an integer', '0012'],
  ['a double', '0.75'],
  ['a boolean', 'true'],
  ['a quote', '"hi"'],
  ['a backslash', '\\'],
  ['a path', 'c:\\users\\öl'],
  ['a letter of another case beyond ASCII', 'ÜBER'],
  ['a word after a line break', 'next'],
  ['markup', '<b>&amp;</b>'],
  ['brackets', '[7,8]'],
  ['JSON in a value', '{"traceflags":'],
  ['a name of OTLP’s in a value', 'traceflags'],
  ['an event', 'exception'],
  ['an attribute of an event', 'ouch'],
  ['a status', 'deadline'],
  ['a log message', '(1)'],
  ['a quote in a log message', '"log"'],
  ['an attribute of a log record', 'grace'],
  ['the level of a log record', 'warn'],
  ['words of different spans and log records', '日本 shop   GRACE\tdeadline'],
])('given %s, when it is searched for, then the trace is found', async (_what, words) => {
  expect(await found(words)).toBe(true)
})

test.each([
  ['a word that nobody sent', 'absent'],
  ['one word that is there and one that is not', 'shop absent'],
  ['a name of OTLP’s', 'stringValue'],
  ['a part of one', 'startTime'],
  ['another part of one', 'racesta'],
  ['a time', String(startNs).slice(0, 8)],
  ['the digits of the flags', '257'],
  ['an escape', 'nnext'],
  ['an escaped sign', '001b'],
  ['the quotes of JSON', '":"'],
  ['the brackets of JSON', '}]}'],
  ['the brackets of JSON after a value', 'true}'],
  ['a pattern', 'sh.p'],
  ['an empty pattern', '(?:)'],
])('given %s, when it is searched for, then the trace is not found', async (_what, words) => {
  expect(await found(words)).toBe(false)
})

// One that looks back from each backslash takes minutes for this.
test('given a text of a million backslashes, when a word with one is searched for, then it is found, and one that is not there is not', async () => {
  const own = await startViewerForPage()
  await own.send(
    spansOf(
      'Paths',
      span({ attributes: [text('path', `${'\\'.repeat(1_000_000)}share\n`), text('b', 'end')] }),
    ),
  )
  const count = async (words: string) => (await own.list({ text: words })).traces.length
  expect([await count('\\share'), await count('\\other'), await count('\\n'), await count('n')]).toEqual([
    1, 0, 0, 1,
  ])
  await own.stop()
})
