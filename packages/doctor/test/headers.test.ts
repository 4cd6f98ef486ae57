import { listenForGrpc } from './support/fake-grpc'
import { answering, fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const headers = 'OTEL_EXPORTER_OTLP_HEADERS'

test.each([
  ['http/protobuf', 'api key=12345678', 'api key'],
  ['http/protobuf', 'x-key=line%0Abreak', 'x-key'],
  ['grpc', 'connection=close', 'connection'],
  ['grpc', ':path=/elsewhere', ':path'],
])(
  'given %s and a header that cannot be sent, when it is asked, then it names the header and its variable',
  async (protocol, value, name) => {
    const { url } = await listen(fakeJaeger())
    const { exitCode, faults } = await diagnose({
      [endpoint]: url,
      [headers]: value,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    })
    expect(exitCode).toBe(1)
    expect(faults).toMatchObject([
      { name: 'headers', variable: headers, text: expect.stringMatching(new RegExp(`the header ${name}$`)) },
    ])
  },
)

test('given a collector that repeats the key it was sent, when its answer is shown, then without the key', async () => {
  const { url } = await listen(answering(400, {}, 'no such key: swordfish-22, ask the owner of swordfish-22'))
  const { code, out, err } = await runDoctor({ [endpoint]: url, [headers]: 'x-key=swordfish-22' })
  expect(code).toBe(1)
  expect(out).toContain('no such key: [redacted], ask')
  expect(out + err).not.toContain('swordfish')
})

test.each<[string, number, Record<string, string>, string]>([
  ['its words', 400, {}, 'no such key: [redacted]'],
  ['where it points', 302, { location: 'http://elsewhere/?k=fish-22' }, '?k=[redacted]'],
])(
  'given a short key that a collector repeats in %s, when its answer is shown, then without the key',
  async (_where, status, more, text) => {
    const { url } = await listen(answering(status, more, 'no such key: fish-22'))
    const { out, err } = await runDoctor({ [endpoint]: url, [headers]: 'x-key=Bearer%20fish-22' })
    expect(out).toContain(text)
    expect(out + err).not.toContain('fish-22')
  },
)

test('given an answer with commands for a terminal, when it is shown, then without them', async () => {
  const { url } = await listen(
    answering(307, { location: 'http://elsewhere/\u009b31m\u0085failed' }, '\u001b[2J'),
  )
  const { out } = await runDoctor({ [endpoint]: url })
  expect(out).toContain('points elsewhere')
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})

test.each(['authorization:Bearer swordfish-22', 'swordfish-22', 'x-key=swordfish%zz', 'x-key='])(
  'given an entry that exporters leave out (%s), when it is asked, then it names the variable and not the entry',
  async (entry) => {
    const { url } = await listen(fakeJaeger())
    const { code, out, err } = await runDoctor({ [endpoint]: url, [headers]: `x-tenant=one,${entry}` })
    expect(code).toBe(1)
    expect(out).toContain(`failed    settings: ${headers}: expected name=value`)
    expect(out + err).not.toContain('swordfish')
  },
)

test('given a short key that a collector repeats by gRPC, when its answer is shown, then without the key', async () => {
  const invalidArgument = 3
  const { url } = await listenForGrpc(() => invalidArgument)
  const { out, err } = await runDoctor({
    [endpoint]: url,
    [headers]: 'x-key=fish-22',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
  })
  expect(out).toContain('refuses spans (gRPC status 3: your key is [redacted])')
  expect(out + err).not.toContain('fish-22')
})
