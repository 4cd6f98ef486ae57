import fc from 'fast-check'
import type { RawRequest } from './raw-client'

/** The secret that the fuzzed services know. */
export const debugToken = 'a-debug-token-for-hostile-requests'

// one character a byte. What the parser of Node lets through: C1 controls, line breaks of other alphabets, halves of UTF-8, quotes, placeholders
const odd = [
  ...[
    '\u0085',
    '\u009b31m',
    '\u00ff',
    '\u00e2\u0080\u00a8',
    '\u00e2\u0080\u00ae',
    '\u00f0\u009f\u0092\u00a9',
    '\u00ed\u00a0\u0080',
  ],
  ...['"', "'", '\\', '\\u001b', '{', '}', '[', ']', ',', ';', '=', '&', '<', '>', '//', '..'],
  ...['%00', '%0a', '%0d', '%1b%5b2J', '%7f', '%e2%80%ae', '%d8%9c', '%c2%9b', '%25', '%2f', '%22'],
  ...['__proto__', 'constructor', 'toString', '0', '-1', '1e309', 'null', 'a'.repeat(300)],
]
// what no decoder takes
const undecodable = ['%', '%s', '%o', '%zz', '%E0%A4%A', '%ff']
// what it does not let through
const refused = [
  '\u0000',
  '\u0007',
  '\u0008',
  '\u000b',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u007f',
  '\r',
  '\n',
]
const letters = fc.string({ maxLength: 12, unit: fc.constantFrom(...'abcXYZ019-._~') })
const hex = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...'0123456789abcdef') })

const parts = (from: string[]) =>
  fc
    .array(fc.oneof({ weight: 2, arbitrary: letters }, { weight: 1, arbitrary: fc.constantFrom(...from) }), {
      maxLength: 6,
    })
    .map((all) => all.join(''))
const value = fc.oneof(
  { weight: 200, arbitrary: parts([...odd, ...undecodable, '\t', ' ']) },
  { weight: 1, arbitrary: parts(refused) },
)

const traceparent = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('00', 'ff', '01', '0'),
      hex(32),
      hex(16),
      fc.constantFrom('00', '01', 'ff', 'zz', ''),
    )
    .map((all) => all.join('-')),
  fc.constant(`00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`),
  value,
)
const pairs = fc
  .array(
    fc.tuple(value, value).map(([key, held]) => `${key}=${held}`),
    { maxLength: 40 },
  )
  .map((all) => all.join(','))
const addresses = fc.oneof(
  value,
  fc.constantFrom('1.2.3.4', '::1, 10.0.0.1', 'unknown', '1.2.3.4:99999', ','),
)
const hosts = fc.oneof(
  value,
  fc.constantFrom(
    '',
    'x:99999',
    '[::1]:80',
    '[::1',
    'a:b:c',
    '.',
    'x'.repeat(3_000),
    'localhost@evil',
    '\u00e9.example',
  ),
)

const named: Record<string, fc.Arbitrary<string>> = {
  traceparent,
  tracestate: fc.oneof(pairs, fc.constantFrom('voluntarily=d:', `voluntarily=d:${'0'.repeat(32)}`)),
  baggage: pairs,
  'x-request-id': value,
  'x-debug-token': fc.oneof(value, fc.constant(debugToken)),
  'user-agent': fc.oneof(value, fc.constant('m'.repeat(5_000))),
  'x-forwarded-for': addresses,
  'x-forwarded-proto': fc.oneof(value, fc.constantFrom('https', 'HTTPS', 'https, http', 'javascript')),
  'x-forwarded-host': hosts,
  'x-amzn-trace-id': fc.oneof(
    value,
    value.map((root) => `Root=${root};Parent=1`),
  ),
  cookie: pairs,
  authorization: value,
  accept: value,
  connection: fc.constantFrom('close', 'keep-alive', 'upgrade', 'x-request-id, traceparent'),
  upgrade: fc.constantFrom('websocket', 'h2c', ''),
  expect: fc.constantFrom('100-continue', 'nonsense'),
  'transfer-encoding': fc.constantFrom('chunked', 'gzip, chunked', 'identity', 'chunked, chunked'),
  'content-length': fc.constantFrom('0', '-1', '1e3', '2', '0x2', ' 2', '2, 2', '18446744073709551616', '99'),
  'content-type': fc.constantFrom('application/json', 'application/json; charset=nonsense', 'text/plain', ''),
}
const framing = new Set(['connection', 'upgrade', 'expect', 'transfer-encoding', 'content-length'])

const header = fc
  .oneof(
    { weight: 80, arbitrary: fc.constantFrom(...Object.keys(named).filter((name) => !framing.has(name))) },
    { weight: 1, arbitrary: fc.constantFrom(...framing) },
  )
  .chain((name) => fc.tuple(fc.constantFrom(name, name.toUpperCase()), named[name] as fc.Arbitrary<string>))

const inPath = fc.oneof(
  { weight: 30, arbitrary: parts(odd.filter((part) => !/[\u0080-\u00ff]/.test(part))) },
  { weight: 2, arbitrary: parts(undecodable) },
  { weight: 1, arbitrary: parts([...odd, ...refused, ' ']) },
)
const query = fc.oneof(
  fc.constant(''),
  inPath.map((text) => `?${text}`),
)
const path = fc.oneof(
  fc.tuple(fc.constantFrom('/echo', '/json', '/'), query).map((all) => all.join('')),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('/items/', '/items/', '/fail/', '/broken/', '//', '/'), inPath, query)
      .map((all) => all.join('')),
  },
)
const target = fc.oneof(
  { weight: 25, arbitrary: path },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://', 'javascript:'), value, path)
      .map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*',
      'x:80',
      '',
      ' ',
      '/',
      '?',
      '#',
      '/items/1#frag',
      '\\',
      '/..%2f..',
      `/items/${'z'.repeat(9_000)}`,
      `/${'%41'.repeat(4_000)}`,
    ),
  },
)
const method = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'HEAD', 'OPTIONS') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'PUT',
      'DELETE',
      'TRACE',
      'PROPFIND',
      'QUERY',
      'CONNECT',
      'get',
      'G\u00c9T',
      '',
    ),
  },
)

const body = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.oneof(
      value,
      fc.constantFrom('{}', '[', 'null', '{"__proto__":{"a":1}}', '{"a":"\\u001b[2J"}'),
    ),
  },
)

/** Requests that a client of good will does not send, and some that it may. */
export const hostileRequest: fc.Arbitrary<RawRequest> = fc
  .record({
    method,
    target,
    version: fc.oneof(
      { weight: 50, arbitrary: fc.constant('HTTP/1.1') },
      { weight: 1, arbitrary: fc.constantFrom('HTTP/1.0', 'HTTP/9.9', '') },
    ),
    host: fc.oneof(
      { weight: 3, arbitrary: fc.constant('shop.example.org') },
      { weight: 1, arbitrary: hosts },
    ),
    headers: fc.array(header, { maxLength: 8 }),
    body,
  })
  .map(({ method, target, version, host, headers, body }) => {
    const all: [string, string][] = [['host', host], ...headers]
    const plain =
      version === 'HTTP/1.1' && method !== 'CONNECT' && !all.some(([name]) => framing.has(name.toLowerCase()))
    if (body !== '') all.push(['content-length', String(body.length)])
    const lines = all.map(([name, held]) => `${name}: ${held}`)
    return { text: `${[`${method} ${target} ${version}`, ...lines].join('\r\n')}\r\n\r\n${body}`, plain }
  })
