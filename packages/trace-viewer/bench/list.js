// How long the list takes over HTTP with as many spans as are kept by default, with and without a text.
// Run after a build: node packages/trace-viewer/bench/list.js
const { once } = require('node:events')
const { createServer } = require('node:http')
const { createTraceStore } = require('../dist/store/create-trace-store')
const { createViewerApp } = require('../dist/viewer-app')

const spans = 100_000
const spansOfTrace = 10
const times = 5

const startNs = 1_780_000_000_000_000_000n
const store = createTraceStore({ maxSpans: spans, maxBytes: 1024 * 1024 * 1024 })
const resource = JSON.stringify({ attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] })
for (let trace = 0; trace < spans / spansOfTrace; trace++) {
  store.addSpans(Array.from({ length: spansOfTrace }, (_, index) => spanOf(trace, index)))
  if (trace % 10 === 0) store.addLogs([logOf(trace)])
}
const { bytes } = store.stats()
console.log(`${spans} spans in ${spans / spansOfTrace} traces, ${Math.round(bytes / spans)} bytes each`)

const queries = {
  'no filter': '',
  'operation, the oldest trace only': 'operation=oldest',
  'longer than all': 'minDurationMs=100000',
  'word that nothing has': 'text=xyzzy',
  'word that is in each span': 'text=mongodb',
  'word that only the oldest trace has': 'text=needle',
  'two words, one in each span': 'text=mongodb+xyzzy',
  'word beyond ASCII': 'text=%C3%96sterreich',
  'digits that are in most times': 'text=178000001',
  'name of OTLP': 'text=stringValue',
  'punctuation of JSON': 'text=%5D%7D%7D%2C%7B',
  'limit 1000': 'limit=1000',
}

async function main() {
  const server = createServer(createViewerApp({ store, pageFolder: __dirname }))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${server.address().port}`
  for (const [name, query] of Object.entries(queries))
    await measure(name, `${address}/api/viewer/traces?${query}`)
  const range = 'query.startTimeMin=2026-01-01T00:00:00Z&query.startTimeMax=2027-01-01T00:00:00Z'
  const search = `${address}/api/v3/traces?${range}`
  await measure("Jaeger's search, 100 traces", search)
  await measure("Jaeger's search, attribute that no span has", `${search}&query.attributes={"x":"y"}`)
  await measure("Jaeger's search, value that no span has", `${search}&query.attributes={"db.system":"redis"}`)
  server.closeAllConnections()
  server.close()
}

async function measure(name, url) {
  const taken = []
  for (let run = 0; run < times; run++) {
    const start = performance.now()
    const response = await fetch(url)
    await response.arrayBuffer()
    taken.push(performance.now() - start)
  }
  const [first, ...others] = taken.map(Math.round)
  console.log(`${name}: ${first} ms at first, then ${Math.max(...others)} ms at most`)
}

main()

function spanOf(trace, index) {
  const traceId = trace.toString(16).padStart(32, '1')
  const spanId = (trace * spansOfTrace + index).toString(16).padStart(16, '2')
  const parentSpanId = index === 0 ? undefined : (trace * spansOfTrace).toString(16).padStart(16, '2')
  const start = startNs + BigInt(trace) * 1_000_000n
  const name = trace === 0 ? 'oldest' : `GET /orders/:id/${index}`
  const attributes = Array.from({ length: 10 }, (_, n) => ({
    key: `http.request.header.x-header-${n}`,
    value: { stringValue: `value ${n} of a header, of a usual length /orders/${trace}` },
  }))
  attributes.push({ key: 'db.system', value: { stringValue: trace === 0 ? 'Needle' : 'MongoDB' } })
  const json = JSON.stringify({
    traceId,
    spanId,
    parentSpanId,
    name,
    kind: 2,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 20_000_000n),
    attributes,
    status: {},
  })
  const startUs = Number(start) / 1_000
  const own = { traceId, spanId, parentSpanId, name, kind: 2, service: 'shop', startUs, failed: false }
  return { ...own, durationNs: 20_000_000, json, resource, scope: '{"name":"http"}' }
}

function logOf(trace) {
  const traceId = trace.toString(16).padStart(32, '1')
  const message = `order ${trace} was taken`
  const timeUs = Number(startNs) / 1_000
  return {
    traceId,
    spanId: undefined,
    service: 'shop',
    timeUs,
    severity: 9,
    level: 'info',
    message,
    attributes: '[]',
  }
}
