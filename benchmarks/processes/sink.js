// A process that takes what the stacks send, as a collector of OpenTelemetry, an agent of Datadog and a server of Elastic APM would, and
// counts it. Each server has a port of its own here, so that one can tell what each of them sent.
const { createServer } = require('node:http')
const { buffer } = require('node:stream/consumers')
const { gunzipSync } = require('node:zlib')
const { countSpans } = require('./otlp-spans')

const emptyMessage = { type: 'application/x-protobuf', body: '' }
const json = (value, status = 200) => ({ status, type: 'application/json', body: JSON.stringify(value) })

/** By the beginning of the path; the first that fits. Each takes the body and adds to the counts. */
const receivers = [
  ['/v1/traces', (body, counts) => countOtlp(body, counts)],
  ['/v1/', () => emptyMessage],
  ['/info', () => json({ version: '7.70.0', endpoints: ['/v0.4/traces', '/v0.5/traces'], config: {} })],
  ['/v0.4/traces', (_body, counts, headers) => countDatadog(counts, headers)],
  ['/v0.5/traces', (_body, counts, headers) => countDatadog(counts, headers)],
  ['/v0.7/config', () => json({})],
  ['/telemetry/', () => json({}, 202)],
  ['/intake/v2/events', (body, counts) => countElastic(body, counts)],
  ['/config/v1/agents', () => json({})],
  ['/', () => json({ version: '8.19.0' })],
]

function countOtlp(body, counts) {
  const { spans, roots } = countSpans(body)
  counts.spans += spans
  counts.traces += roots
  return emptyMessage
}

function countDatadog(counts, headers) {
  counts.traces += Number(headers['x-datadog-trace-count'] ?? 0)
  return json({ rate_by_service: { 'service:,env:': 1 } })
}

function countElastic(body, counts) {
  for (const line of body.toString().split('\n')) {
    if (line.startsWith('{"transaction"')) counts.traces += 1
    if (line.startsWith('{"transaction"') || line.startsWith('{"span"')) counts.spans += 1
  }
  return json({}, 202)
}

async function receive(req, res, counts) {
  const sent = await buffer(req)
  counts.bytes += sent.length
  const body = req.headers['content-encoding'] === 'gzip' && sent.length > 0 ? gunzipSync(sent) : sent
  const [, receiver] = receivers.find(([start]) => req.url.startsWith(start))
  const path = req.url.split('?', 1)[0]
  counts.paths[path] = (counts.paths[path] ?? 0) + 1
  const { status = 200, type, body: answer } = receiver(body, counts, req.headers)
  res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(answer) })
  res.end(answer)
}

const open = new Map()

async function openPort() {
  const counts = { traces: 0, spans: 0, bytes: 0, paths: {} }
  const server = createServer((req, res) => {
    receive(req, res, counts).catch((error) => {
      console.error(`sink: ${req.method} ${req.url}: ${error.message}`)
      res.destroy()
    })
  })
  // A client of an agent that waits for its next batch must not meet a connection that was just closed.
  server.keepAliveTimeout = 120_000
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  open.set(server.address().port, { server, counts })
  return { port: server.address().port }
}

function closePort({ port }) {
  const { server } = open.get(port)
  open.delete(port)
  server.close()
  server.closeAllConnections()
  return {}
}

const answers = { open: openPort, counts: ({ port }) => open.get(port).counts, close: closePort }

process.on('message', async ({ id, ask, ...details }) => {
  process.send({ id, answer: await answers[ask](details) })
})
process.once('disconnect', () => process.exit())
