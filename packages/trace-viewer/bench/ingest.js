// 100,000 spans of 15 attributes over HTTP into the receiver, in protobuf and in JSON: how fast they go in, what they take of
// memory beside what the store estimates, how long it takes to list their traces. To be run by hand, after npm run build:
//
//   node --expose-gc packages/trace-viewer/bench/ingest.js [spans = 100000]
//
// The client is a process of its own, so that nothing of it counts.
const { fork } = require('node:child_process')
const { randomBytes } = require('node:crypto')
const { setTimeout: sleep } = require('node:timers/promises')
const { create, toBinary } = require('@bufbuild/protobuf')
const {
  ExportTraceServiceRequestSchema,
} = require('../dist/otlp/definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb')
const { createOtlpReceiver } = require('../dist/otlp/receiver')
const { createTraceStore } = require('../dist/store/create-trace-store')

const spansOfRequest = 500
const spansOfTrace = 5
const attributesOfSpan = 15
const limits = { maxSpans: 100_000, maxBytes: 256 * 1024 * 1024 }
const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`

if (process.argv[2] === 'client') send(Number(process.argv[3]), process.argv[4], Number(process.argv[5]))
else measureAll(Number(process.argv[2] ?? 100_000))

async function measureAll(spans) {
  if (!global.gc) throw new Error('run with node --expose-gc')
  // Twice, because the first run has the code to compile and the second tells what a viewer that runs for long does.
  for (const encoding of ['protobuf', 'json', 'protobuf', 'json']) await measure(encoding, spans)
}

async function measure(encoding, spans) {
  const store = createTraceStore(limits)
  // What the run before held goes a moment after its connections.
  await sleep(200)
  const before = usedBytes()
  const server = createOtlpReceiver({ store, maxBodyBytes: 16 * 1024 * 1024 }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { seconds, bytes } = await runClient(server.address().port, encoding, spans)
  const rss = process.memoryUsage.rss()
  const grown = usedBytes() - before
  const listed = timed(() => listTraces(store))
  const stats = store.stats()
  console.log(
    [
      `${encoding}: ${spans} spans, ${megabytes(bytes)} in ${seconds.toFixed(1)} s, ${Math.round(spans / seconds)} spans/s`,
      `  kept ${stats.spans} spans in ${stats.traces} traces, ${stats.evictedTraces} traces made way`,
      `  memory ${megabytes(grown)}, estimated ${megabytes(stats.bytes)}, limit ${megabytes(limits.maxBytes)}, rss ${megabytes(rss)}`,
      `  list of all traces in ${listed.ms.toFixed(1)} ms, of services and operations in ${timed(() => store.services().map((service) => store.operations(service))).ms.toFixed(1)} ms`,
    ].join('\n'),
  )
  store.clear()
  await new Promise((closed) => {
    server.close(closed)
    server.closeAllConnections()
  })
}

function listTraces(store) {
  return Array.from(store.traces(), (trace) => ({
    traceId: trace.traceId,
    operation: trace.root.name,
    startUs: trace.startUs,
    durationUs: trace.durationUs,
    errors: trace.errors,
    services: trace.services.size,
  }))
}

function timed(run) {
  const start = performance.now()
  run()
  return { ms: performance.now() - start }
}

function usedBytes() {
  global.gc()
  global.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function runClient(port, encoding, spans) {
  return new Promise((done, fail) => {
    const child = fork(__filename, ['client', String(port), encoding, String(spans)])
    child.once('message', done)
    child.once('error', fail)
    child.once('exit', (code) => code !== 0 && fail(new Error(`the client ended with ${code}`)))
  })
}

async function send(port, encoding, spans) {
  const bodies = []
  for (let sent = 0; sent < spans; sent += spansOfRequest) bodies.push(makeBody(encoding, sent))
  const type = encoding === 'json' ? 'application/json' : 'application/x-protobuf'
  const start = performance.now()
  for (const body of bodies) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const seconds = (performance.now() - start) / 1_000
  process.send({ seconds, bytes: bodies.reduce((sum, body) => sum + body.length, 0) })
  process.disconnect()
}

function makeBody(encoding, first) {
  const spans = []
  let traceId
  for (let index = first; index < first + spansOfRequest; index += 1) {
    if (index % spansOfTrace === 0) traceId = randomId(16)
    spans.push(makeSpan(index, traceId))
  }
  const scopeSpans = [{ scope: { name: '@opentelemetry/instrumentation-http', version: '0.222.0' }, spans }]
  const resource = { attributes: [attribute('service.name', 'shop'), attribute('host.name', 'laptop')] }
  const request = create(ExportTraceServiceRequestSchema, { resourceSpans: [{ resource, scopeSpans }] })
  return encoding === 'json'
    ? Buffer.from(inJson(request))
    : toBinary(ExportTraceServiceRequestSchema, request)
}

function makeSpan(index, traceId) {
  const start = 1_780_000_000_000_000_000n + BigInt(index) * 1_000_000n
  return {
    traceId,
    spanId: randomId(8),
    parentSpanId: index % spansOfTrace === 0 ? new Uint8Array() : randomId(8),
    name: `GET /things/${index % 50}`,
    kind: 2,
    startTimeUnixNano: start,
    endTimeUnixNano: start + 12_345_678n,
    attributes: Array.from({ length: attributesOfSpan }, (_, number) =>
      attribute(`http.attribute.${number}`, `value ${index} of attribute ${number}`),
    ),
    status: { code: index % 100 === 0 ? 2 : 0 },
  }
}

// Not a Buffer, which would turn itself into something else in JSON.
function randomId(length) {
  return new Uint8Array(randomBytes(length))
}

function attribute(key, text) {
  return { key, value: { value: { case: 'stringValue', value: text } } }
}

function inJson({ resourceSpans }) {
  return JSON.stringify({ resourceSpans }, (key, value) => {
    if (key === '$typeName') return undefined
    if (typeof value === 'bigint') return String(value)
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
    return value?.value?.case ? { [value.value.case]: value.value.value } : value
  })
}
