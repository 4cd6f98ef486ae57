import http, { type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { SpanKind } from '@opentelemetry/api'
import { type Served, serve } from './support/serve'
import { traceInMemory, until } from './support/trace-in-memory'

interface Sent {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

let served: Served
let traced: ReturnType<typeof traceInMemory>

beforeEach(async () => {
  served = await serve((req, res) => void res.end(JSON.stringify({ url: req.url, headers: req.headers })))
  traced = traceInMemory()
})
afterEach(async () => {
  await served.close()
  await traced.shutdown()
})

const urlWith = (user: string) => new URL(served.url.replace('//', `//${user}@`))
const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

// the server answers with what it was sent
function sent(start: (answered: (res: IncomingMessage) => void) => http.ClientRequest): Promise<Sent> {
  return new Promise((resolve, reject) => {
    start(async (res) => resolve((await json(res)) as Sent))
      .on('error', reject)
      .end()
  })
}

test.each([
  ['a colon', 'user:pass%3A', 'user:pass:'],
  ['letters beyond ASCII', 'foo:bar%C3%A9', 'foo:baré'],
  ['an at sign in the user', 'u%40x:p', 'u@x:p'],
])(
  'given a URL object with %s encoded in its credentials, when it is asked for, then they go out decoded, as Node has it',
  async (_what, encoded, decoded) => {
    const url = urlWith(encoded)
    const { headers } = await sent((answered) => http.request(url, answered))
    expect(headers.authorization).toBe(basic(decoded))
    expect((await sent((answered) => http.get(url, {}, answered))).headers.authorization).toBe(basic(decoded))
  },
)

test('given options beside a URL object, when it is asked for, then the options win', async () => {
  const { headers } = await sent((answered) => http.get(urlWith('a:b'), { auth: 'c%3A:d' }, answered))
  expect(headers.authorization).toBe(basic('c%3A:d'))
})

test('given properties that the app has put on a URL object, when it is asked for, then they count', async () => {
  const url = Object.assign(new URL('/there?q=1', served.url), { headers: { 'x-tag': 'a' } })
  const { url: asked, headers } = await sent((answered) => http.get(url, answered))
  expect([asked, headers['x-tag']]).toEqual(['/there?q=1', 'a'])
})

test('given a URL object of another implementation, when it is asked for, then the request goes to where it says', async () => {
  const { href, protocol, hostname, port, pathname, search } = new URL('/there', served.url)
  const parts = { href, protocol, hostname, port, pathname, search, hash: '', username: '', password: '' }
  // as in jsdom, the parts are not properties of the object's own
  const url = Object.create(parts) as URL
  expect((await sent((answered) => http.get(url, answered))).url).toBe('/there')
})

test.each([
  ['URL object', (url: string) => new URL(url)],
  ['text', (url: string) => url],
])(
  'given a %s and undefined for the options, when it is answered, then the callback is called',
  async (_what, urlOf) => {
    const asked = urlOf(`${served.url}/there`)
    expect((await sent((answered) => http.get(asked, undefined as never, answered))).url).toBe('/there')
  },
)

test('given a URL object with credentials, when it was asked for, then its span has the address without them', async () => {
  const { headers } = await sent((answered) => http.get(urlWith('user:pass%3A'), answered))
  const outgoing = () => traced.spans().filter(({ kind }) => kind === SpanKind.CLIENT)
  await until(() => outgoing().length > 0)
  const [span] = outgoing()
  expect(headers.traceparent).toContain(span?.spanContext().spanId)
  expect(span?.attributes['url.full']).toBe(`${served.url}/`)
  expect(JSON.stringify(span?.attributes)).not.toContain('pass')
})
