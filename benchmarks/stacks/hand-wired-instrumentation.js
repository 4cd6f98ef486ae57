// As the README of @opentelemetry/sdk-node says: traces by OTLP, metrics for Prometheus, every instrumentation.
const { NodeSDK } = require('@opentelemetry/sdk-node')
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-proto')
const { PrometheusExporter } = require('@opentelemetry/exporter-prometheus')
const { getNodeAutoInstrumentations } = require('@opentelemetry/auto-instrumentations-node')

const sdk = new NodeSDK({
  traceExporter: new OTLPTraceExporter(),
  metricReader: new PrometheusExporter({
    host: '127.0.0.1',
    port: Number(process.env.OTEL_EXPORTER_PROMETHEUS_PORT),
  }),
  instrumentations: [getNodeAutoInstrumentations()],
})

sdk.start()
