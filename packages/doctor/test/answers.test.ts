import { answering, fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'

test.each<[number, string, Record<string, string>, string]>([
  [
    302,
    endpoint,
    { location: 'https://elsewhere/v1/traces' },
    'points elsewhere, to https://elsewhere/v1/traces',
  ],
  [400, 'OTEL_EXPORTER_OTLP_PROTOCOL', {}, 'does not take what http/protobuf sends'],
  [401, 'OTEL_EXPORTER_OTLP_HEADERS', {}, 'wants to know who sends, and nothing is set'],
  [403, 'OTEL_EXPORTER_OTLP_HEADERS', {}, 'wants to know who sends, and nothing is set'],
  [404, endpoint, {}, 'what listens there takes no spans'],
  [405, endpoint, {}, 'what listens there takes no spans'],
  [407, endpoint, {}, 'a proxy listens there'],
  [413, 'OTEL_BSP_MAX_EXPORT_BATCH_SIZE', {}, 'too large'],
  [415, 'OTEL_EXPORTER_OTLP_PROTOCOL', {}, 'does not take what http/protobuf sends'],
  [429, 'OTEL_TRACES_SAMPLER_ARG', {}, 'takes no more for now'],
  [500, endpoint, {}, 'a fault of its own'],
  [503, endpoint, {}, 'a fault of its own'],
])(
  'given that the answer is %i, when it is asked, then it names %s',
  async (status, variable, headers, text) => {
    // its query API is none either
    const { url } = await listen((req, res) => {
      if (req.method === 'GET') res.writeHead(404).end('not here')
      else answering(status, headers)(req, res)
    })
    const { exitCode, faults } = await diagnose({ [endpoint]: url })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([{ name: 'probe span', variable, text: expect.stringContaining(text) }])
    expect(faults[0]?.remedy).toContain(variable)
  },
)

test.each([
  [endpoint, '/v1/traces', ', without /v1/traces, which is added'],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '/elsewhere', ''],
])(
  'given %s and an answer that points to a path, when it is asked, then it names the whole address',
  async (variable, location, more) => {
    const { url } = await listen(answering(307, { location }))
    const { faults } = await diagnose({ [variable]: `${url}//` })
    expect(faults).toMatchObject([
      {
        text: expect.stringContaining(`points elsewhere, to ${url}${location}:`),
        remedy: `set ${variable} to where it points${more}`,
      },
    ])
  },
)

test('given a collector that says that it has rejected the span, when the exporter takes it for success, then it is a fault all the same', async () => {
  const message = Buffer.from('no such tenant')
  const partial = Buffer.concat([Buffer.from([0x08, 1, 0x12, message.length]), message])
  const { url } = await listen((req, res) => {
    req.resume()
    res
      .writeHead(200, { 'content-type': 'application/x-protobuf' })
      .end(Buffer.concat([Buffer.from([0x0a, partial.length]), partial]))
  })
  const { exitCode, faults } = await diagnose({ [endpoint]: url })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'probe span', text: expect.stringContaining('rejected the span: no such tenant') },
  ])
})

test.each([
  [204, {}, 'answers 204 with no content type'],
  [200, { 'content-type': 'application/json' }, 'answers 200 with application/json'],
])(
  'given an answer (%i) that no collector gives, when the exporter takes it for success, then a note says so',
  async (status, headers, text) => {
    const { url } = await listen(answering(status, headers as Record<string, string>))
    const { exitCode, steps } = await diagnose({ [endpoint]: url, JAEGER_UI_URL: url })
    expect(exitCode).toBe(0)
    expect(steps.filter(({ state }) => state === 'note')).toEqual([
      expect.objectContaining({ name: 'probe span', text: expect.stringContaining(text) }),
    ])
  },
)

test('given that the answer is a page, when the exporter takes it for success, then it is a fault all the same', async () => {
  const { url } = await listen((_req, res) =>
    res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
  )
  const { exitCode, faults } = await diagnose({ [endpoint]: url })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([
    { name: 'probe span', variable: endpoint, text: expect.stringContaining('a page for people') },
  ])
})

test('given headers that are not accepted, when it is asked, then neither their values nor those in the address are shown', async () => {
  const { port } = await listen(answering(401, {}, 'no: Bearer hunter2-of-the-collector'))
  const { code, out, err } = await runDoctor({
    [endpoint]: `http://user:hunter2-of-the-address@127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20hunter2-of-the-collector',
    JAEGER_UI_URL: `http://user:hunter2-of-the-page@127.0.0.1:${port}`,
  })
  expect(code).toBe(1)
  expect(out).toContain('what is set is not accepted')
  expect(out + err).not.toContain('hunter2')
})

test('given an address with credentials for the query API, when the span is there, then they are used and not shown', async () => {
  const asked: (string | undefined)[] = []
  const { port } = await listen(
    fakeJaeger((req) => {
      if (req.method === 'GET') asked.push(req.headers.authorization)
      return false
    }),
  )
  const { exitCode, steps } = await diagnose({
    [endpoint]: `http://127.0.0.1:${port}`,
    JAEGER_UI_URL: `http://user:hunter2@127.0.0.1:${port}`,
  })
  expect(exitCode).toBe(0)
  expect(asked).toEqual([`Basic ${Buffer.from('user:hunter2').toString('base64')}`])
  expect(JSON.stringify(steps)).not.toContain('hunter2')
})
