import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fixtures, runChild } from '../support/run-child'
import { serve } from '../support/serve'
import { readRequest, spansOf } from './support/read-request'

interface Received {
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Runs an app that sends two spans to a collector, which answers the n-th request as it is told to. */
async function sendTwoSpans(
  answer: (res: ServerResponse, count: number) => void,
  env: Record<string, string> = {},
) {
  const received: Received[] = []
  const { url, close } = await serve(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    received.push({ path: req.url, headers: req.headers, body: Buffer.concat(chunks) })
    answer(res, received.length)
  })
  const { result, err } = await runChild(join(fixtures, 'two-exports.js'), { args: [url], env })
  await close()
  expect(err).toBe('')
  return { received, lines: result as string[] }
}

const namesIn = (bodies: Uint8Array[]) =>
  bodies
    .flatMap((body) => spansOf(readRequest(body)))
    .map(({ name }) => name)
    .sort()

test.each([undefined, 'gzip'])(
  'given the compression %s, when spans are sent, then the collector gets protobuf, with the headers that were set',
  async (compression) => {
    const { received } = await sendTwoSpans((res) => res.end(), {
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer abc,content-type=text/plain',
      ...(compression && { OTEL_EXPORTER_OTLP_COMPRESSION: compression }),
    })

    expect(received.map(({ path }) => path)).toEqual(['/v1/traces', '/v1/traces'])
    for (const { headers } of received) {
      expect(headers).toMatchObject({
        'content-type': 'application/x-protobuf',
        authorization: 'Bearer abc',
        'user-agent': expect.stringContaining('OTLP'),
      })
      expect(headers['content-encoding']).toBe(compression)
    }
    expect(namesIn(received.map(({ body }) => (compression ? gunzipSync(body) : body)))).toEqual([
      'first',
      'meanwhile',
    ])
  },
)

test('given a collector that is busy once, when other spans are written meanwhile, then what is repeated is what was sent', async () => {
  const { received, lines } = await sendTwoSpans((res, count) => {
    if (count === 1) res.writeHead(503, { 'retry-after': '1' })
    res.end()
  })
  const bodies = received.map(({ body }) => body)

  expect(bodies).toHaveLength(3)
  expect(namesIn(bodies.slice(1))).toEqual(['first', 'meanwhile'])
  expect(bodies[2]?.equals(bodies[0] ?? Buffer.alloc(0))).toBe(true)
  expect(lines).toEqual([])
})

test('given a collector that refuses some spans, when they are sent, then its reason is told', async () => {
  const answer = Buffer.from([0x0a, 8, 0x08, 3, 0x12, 4, ...Buffer.from('full')])
  const { lines } = await sendTwoSpans((res) => res.end(answer))

  expect(lines).toEqual(['Received Partial Success response: {"rejectedSpans":3,"errorMessage":"full"}'])
})

test('given a collector that answers with something else, when spans are sent, then they count as sent', async () => {
  const { lines } = await sendTwoSpans((res) => res.end('<html></html>'))

  expect(lines).toEqual([expect.stringContaining('Export succeeded but could not deserialize response')])
})
