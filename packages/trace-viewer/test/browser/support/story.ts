import { attributesOf, newId, sender, sendTrace } from './send'

const stack = `StorageError: the report could not be stored
    at storeReport (/app/dist/reports/store-report.js:42:11)
    at async createReport (/app/dist/reports/create-report.js:18:3)
    at async /app/dist/routes/reports.js:27:20
    at Layer.handle (/app/node_modules/router/lib/layer.js:152:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)
[cause]: Error: disk is full
    at write (/app/dist/reports/volume.js:9:9)`

const exception = {
  'exception.type': 'StorageError',
  'exception.message': 'the report could not be stored',
  'exception.stacktrace': stack,
}

const usual = [
  { name: 'GET /api/volunteers/:volunteerId', durationMs: 12.3 },
  { name: 'GET /', durationMs: 2.7 },
  { name: 'GET /slow', durationMs: 1_003 },
  { name: 'PUT /api/volunteers/:volunteerId/hours/:month', durationMs: 48.1 },
]

/** Some requests, and one through two services that failed; returns the id of its trace. */
export async function sendStory(otlpUrl: string): Promise<string> {
  for (let index = 12; index > 0; index--) {
    const startMs = -index * 41_000
    await sendTrace(otlpUrl, index % 5 === 0 ? 'reports' : 'web', {
      ...usual[index % usual.length],
      startMs,
      kind: 2,
    })
  }
  const traceId = newId(16)
  const [web, call, report, build, write] = [newId(8), newId(8), newId(8), newId(8), newId(8)]
  const failed = { status: { code: 2 } }
  const { spans, logs } = sender(otlpUrl)
  await spans('web', traceId, [
    { spanId: web, name: 'POST /reports/:reportId', kind: 2, durationMs: 182.4, ...failed },
    { spanId: newId(8), parentSpanId: web, name: 'authorise', startMs: 2.1, durationMs: 11.3 },
    { spanId: call, parentSpanId: web, name: 'POST', kind: 3, startMs: 16, durationMs: 160, ...failed },
  ])
  await spans('reports', traceId, [
    {
      spanId: report,
      parentSpanId: call,
      name: 'POST /store',
      kind: 2,
      startMs: 19,
      durationMs: 154,
      ...failed,
    },
    { spanId: build, parentSpanId: report, name: 'build report', startMs: 24, durationMs: 88 },
    { spanId: newId(8), parentSpanId: build, name: 'find volunteers', kind: 3, startMs: 27, durationMs: 31 },
    {
      spanId: write,
      parentSpanId: report,
      name: 'write to volume',
      startMs: 118,
      durationMs: 51,
      status: { code: 2, message: exception['exception.message'] },
      attributes: { 'code.function.name': 'storeReport', 'volume.name': 'reports-1' },
      events: [{ name: 'exception', attributes: attributesOf(exception) }],
    },
  ])
  await logs('web', traceId, [
    { message: 'report asked for', spanId: web, atMs: 3, attributes: { component: 'routes' } },
    { message: 'request completed', spanId: web, atMs: 181, severity: 17, level: 'error' },
  ])
  await logs('reports', traceId, [
    { message: 'looking for volunteers', spanId: build, atMs: 30, severity: 5, level: 'debug' },
    {
      message: 'the volume does not answer, trying again',
      spanId: write,
      atMs: 141,
      severity: 13,
      level: 'warn',
      attributes: { attempt: '2', 'volume.name': 'reports-1' },
    },
    {
      message: exception['exception.message'],
      spanId: write,
      atMs: 168,
      severity: 17,
      level: 'error',
      attributes: exception,
    },
  ])
  return traceId
}
