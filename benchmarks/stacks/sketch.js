// What a careful team might write by hand: server spans alone, one lean line a request, the route put in by hand.
const { registerInstrumentations } = require('@opentelemetry/instrumentation')
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { BatchSpanProcessor } = require('@opentelemetry/sdk-trace-base')
const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node')
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-proto')

const provider = new NodeTracerProvider({
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
})
provider.register()
registerInstrumentations({ instrumentations: [new HttpInstrumentation()] })

const { context, trace } = require('@opentelemetry/api')
const { getRPCMetadata } = require('@opentelemetry/core')
const pino = require('pino')
const { serve } = require('../server/serve')

const route = '/api/:org/items/:id'
const logger = pino()

function requestLine(req, res, next) {
  const startedAt = performance.now()
  const { url } = req
  const span = trace.getActiveSpan()?.spanContext()
  const metadata = getRPCMetadata(context.active())
  if (metadata) metadata.route = route
  res.once('finish', () => {
    logger.info(
      {
        method: req.method,
        route,
        path: url.split('?', 1)[0],
        status: res.statusCode,
        durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
        trace_id: span?.traceId,
        span_id: span?.spanId,
      },
      'request completed',
    )
  })
  next()
}

serve({
  before: (app) => app.use(requestLine),
  log: (_req, index) => logger.info({ index }, 'looking up a thing'),
})
