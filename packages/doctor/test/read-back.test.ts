import { freePort } from '../../../test/support/free-ports'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { makeCertificate } from './support/make-certificate'
import { diagnose } from './support/run-doctor'

const ui = 'JAEGER_UI_URL'
const notFound = '{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}'

async function collector(): Promise<Record<string, string>> {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: (await listen(fakeJaeger())).url }
}

test('given a Jaeger that never has the span, when the time is up, then it did not arrive, and it names JAEGER_UI_URL', async () => {
  const query = await listen((_req, res) => res.writeHead(404).end(notFound))
  const { exitCode, faults } = await diagnose({ ...(await collector()), [ui]: query.url }, 2)
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    {
      name: 'read back',
      state: 'failed',
      variable: ui,
      text: expect.stringContaining('the span was accepted, but Jaeger at'),
      remedy: expect.stringContaining('tail sampling'),
    },
  ])
})

test('given a span that never arrives, when metrics go out as well, then they are asked for in time', async () => {
  const query = await listen((_req, res) => res.writeHead(404).end(notFound))
  const { faults, steps } = await diagnose(
    { ...(await collector()), [ui]: query.url, OTEL_METRICS_EXPORTER: 'otlp' },
    2,
  )
  expect(steps).toContainEqual({ name: 'metrics', state: 'ok', text: 'are taken' })
  expect(faults.map(({ name }) => name)).toEqual(['read back'])
})

test('given two exporters and one Jaeger that has only the second span, when it is asked, then only the first is missing', async () => {
  const first = await listen(fakeJaeger())
  const second = await listen(fakeJaeger())
  let firstAsked: string | undefined
  const query = await listen((req, res) => {
    firstAsked ??= req.url
    if (req.url === firstAsked) res.writeHead(404).end(notFound)
    else res.end('{"data":[{"spans":[{}]}]}')
  })
  const { steps } = await diagnose(
    {
      OTEL_TRACES_EXPORTER: 'otlp,jaeger',
      OTEL_EXPORTER_OTLP_ENDPOINT: first.url,
      OTEL_EXPORTER_JAEGER_ENDPOINT: `${second.url}/api/traces`,
      [ui]: query.url,
    },
    4,
  )
  expect(steps.filter(({ name }) => name === 'read back').map(({ state }) => state)).toEqual(['failed', 'ok'])
})

test('given a Jaeger that does not have the span and then hangs, when the time is up, then it did not arrive', async () => {
  let asked = 0
  const query = await listen((_req, res) => {
    if (++asked === 1) res.writeHead(404).end(notFound)
  })
  const { exitCode, faults } = await diagnose({ ...(await collector()), [ui]: query.url }, 2)
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'read back', state: 'failed', variable: ui }])
})

test('given a Jaeger that has the span a little later, when it is asked again, then it arrived', async () => {
  let asked = 0
  const query = await listen((_req, res) => {
    if (++asked < 4) res.writeHead(404).end(notFound)
    else res.end('{"data":[{"spans":[{}]}]}')
  })
  expect((await diagnose({ ...(await collector()), [ui]: query.url })).exitCode).toBe(0)
})

test.each<[string, number, string, string]>([
  ['wants to know who asks', 401, 'no', 'wants to know who asks'],
  ['is something else', 200, '<h1>Welcome</h1>', "is not Jaeger's query API"],
  ['has a fault', 502, 'bad gateway', 'it answers 502'],
])(
  'given that what answers at JAEGER_UI_URL %s, when it is asked, then nobody can tell',
  async (_what, status, body, text) => {
    const query = await listen((_req, res) => res.writeHead(status).end(body))
    const { exitCode, faults } = await diagnose({ ...(await collector()), [ui]: query.url })
    expect(exitCode).toBe(2)
    expect(faults).toMatchObject([{ name: 'read back', variable: ui, text: expect.stringContaining(text) }])
  },
)

test.each([
  [
    'asks people to log in',
    '',
    { location: 'https://login.example.org/start?state=1' },
    'points to https://login.example.org,',
  ],
  ['shows a page', '/search', {}, "names a page of Jaeger's"],
])(
  'given that what answers at JAEGER_UI_URL %s, when it is asked, then it says so',
  async (_what, path, headers, text) => {
    const query = await listen((_req, res) =>
      res
        .writeHead('location' in headers ? 302 : 200, { ...headers, 'content-type': 'text/html' })
        .end('<html>'),
    )
    const { exitCode, faults } = await diagnose({ ...(await collector()), [ui]: `${query.url}${path}` })
    expect(exitCode).toBe(2)
    expect(faults).toMatchObject([{ name: 'read back', variable: ui, text: expect.stringContaining(text) }])
  },
)

test('given credentials that are not accepted, when it is asked, then it says so without them', async () => {
  const query = await listen((_req, res) => res.writeHead(401).end())
  const { exitCode, faults } = await diagnose({
    ...(await collector()),
    [ui]: `http://ops:hunter2-of-the-page@127.0.0.1:${query.port}`,
  })
  expect(exitCode).toBe(2)
  expect(faults).toMatchObject([
    { text: expect.stringContaining(`does not accept the credentials in ${ui}`) },
  ])
  expect(JSON.stringify(faults)).not.toContain('hunter2')
})

test('given that nothing listens at JAEGER_UI_URL, when it is asked, then nobody can tell', async () => {
  const { exitCode, faults } = await diagnose({
    ...(await collector()),
    [ui]: `http://127.0.0.1:${await freePort()}`,
  })
  expect(exitCode).toBe(2)
  expect(faults).toMatchObject([
    { name: 'read back', variable: ui, text: expect.stringContaining('ECONNREFUSED') },
  ])
})

test('given a UI below a path, when it is asked, then the query API is looked for below it', async () => {
  const paths: (string | undefined)[] = []
  const query = await listen((req, res) => {
    paths.push(req.url)
    res.end('{"data":[{"spans":[{}]}]}')
  })
  expect((await diagnose({ ...(await collector()), [ui]: `${query.url}/jaeger/` })).exitCode).toBe(0)
  expect(paths).toEqual([expect.stringMatching(/^\/jaeger\/api\/traces\/[0-9a-f]{32}$/)])
})

test('given a clock that differs by a minute, when it is asked, then it says so', async () => {
  const query = await listen((_req, res) => {
    res.setHeader('date', new Date(Date.now() - 60_000).toUTCString())
    res.end('{"data":[{"spans":[{}]}]}')
  })
  const { exitCode, steps } = await diagnose({ ...(await collector()), [ui]: query.url })
  expect(exitCode).toBe(0)
  expect(steps.at(-1)).toMatchObject({
    name: 'clock',
    state: 'note',
    text: expect.stringMatching(/the clock here is (?:59|60|61|62) s ahead of Jaeger's/),
  })
})

test('given https to a query API without TLS, when it is asked, then nobody can tell, and it says http', async () => {
  const query = await listen(fakeJaeger())
  const { exitCode, faults } = await diagnose({
    ...(await collector()),
    [ui]: `https://127.0.0.1:${query.port}`,
  })
  expect(exitCode).toBe(2)
  expect(faults).toMatchObject([
    { name: 'read back', variable: ui, remedy: expect.stringContaining(`begin ${ui} with http://`) },
  ])
})

test('given a query API whose certificate is not known, when it is asked, then it names NODE_EXTRA_CA_CERTS', async () => {
  const query = await listen(fakeJaeger(), makeCertificate())
  const { exitCode, faults } = await diagnose({ ...(await collector()), [ui]: query.url })
  expect(exitCode).toBe(2)
  expect(faults).toMatchObject([{ name: 'read back', variable: 'NODE_EXTRA_CA_CERTS' }])
})
