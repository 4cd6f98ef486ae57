const { join } = require('node:path')

const file = (name) => join(__dirname, name)

const otlp = ({ sinkUrl }) => ({
  OTEL_SERVICE_NAME: 'benchmark',
  OTEL_EXPORTER_OTLP_ENDPOINT: sinkUrl,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
})

const voluntarily = (changed = {}) => ({
  file: file('voluntarily.js'),
  env: (place) => ({
    ...otlp(place),
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_METRICS_EXPORTER: 'prometheus',
    OTEL_EXPORTER_PROMETHEUS_PORT: String(place.metricsPort),
    // The repository has mongoose for its tests; this app has no library of its own but Express.
    OTEL_NODE_ENABLED_INSTRUMENTATIONS: 'http,undici',
    ...changed,
  }),
})

/**
 * The stacks by name. title and label: in tables and charts; file: what Node runs; nodeOptions: before the file; env: the variables it needs beside NODE_ENV;
 * does: what it must be seen to do for each request, else the benchmark fails.
 */
const stacks = {
  bare: { title: 'Express alone', label: 'Express alone', file: file('bare.js'), does: {} },
  'hand-wired': {
    title: 'pino-http + sdk-node + getNodeAutoInstrumentations()',
    label: 'hand-wired OpenTelemetry',
    file: file('pino-http.js'),
    nodeOptions: ['--require', file('hand-wired-instrumentation.js')],
    env: (place) => ({ ...otlp(place), OTEL_EXPORTER_PROMETHEUS_PORT: String(place.metricsPort) }),
    does: { traces: true, lines: true, metrics: true },
  },
  'dd-trace': {
    title: 'pino-http + dd-trace',
    label: 'dd-trace',
    file: file('pino-http.js'),
    nodeOptions: ['--require', 'dd-trace/init'],
    env: ({ sinkUrl }) => ({ DD_SERVICE: 'benchmark', DD_TRACE_AGENT_URL: sinkUrl }),
    does: { traces: true, lines: true },
  },
  'elastic-apm': {
    title: 'pino-http + elastic-apm-node',
    label: 'elastic-apm-node',
    file: file('pino-http.js'),
    nodeOptions: ['--require', 'elastic-apm-node/start'],
    env: ({ sinkUrl }) => ({
      ELASTIC_APM_SERVICE_NAME: 'benchmark',
      ELASTIC_APM_SERVER_URL: sinkUrl,
      // Asks the metadata addresses of three clouds else, which nothing here may reach.
      ELASTIC_APM_CLOUD_PROVIDER: 'none',
    }),
    does: { traces: true, lines: true },
  },
  sketch: {
    title: 'a sketch: http instrumentation alone, one lean line',
    label: 'sketch',
    file: file('sketch.js'),
    env: otlp,
    does: { traces: true, lines: true },
  },
  voluntarily: {
    title: '**@voluntarily/observability**',
    label: 'this library',
    ours: true,
    ...voluntarily(),
    does: { traces: true, lines: true, metrics: true },
  },
}

/** What the parts of this library cost, and what is by default in the hand-wired stack and not in this library. */
const variants = {
  'without-metrics': {
    title: 'this library, OTEL_METRICS_EXPORTER=none',
    label: 'without metrics',
    ...voluntarily({ OTEL_METRICS_EXPORTER: 'none' }),
    does: { traces: true, lines: true },
  },
  'without-traces': {
    title: 'this library, OTEL_TRACES_EXPORTER=none',
    label: 'without traces',
    ...voluntarily({ OTEL_TRACES_EXPORTER: 'none' }),
    does: { lines: true, metrics: true },
  },
  'without-lines': {
    title: 'this library, LOG_LEVEL=silent',
    label: 'without log lines',
    ...voluntarily({ LOG_LEVEL: 'silent' }),
    does: { traces: true, metrics: true },
  },
  'with-nothing': {
    title: 'this library, all three',
    label: 'without all three',
    ...voluntarily({ OTEL_METRICS_EXPORTER: 'none', OTEL_TRACES_EXPORTER: 'none', LOG_LEVEL: 'silent' }),
    does: {},
  },
  'hand-wired-lean': {
    ...stacks['hand-wired'],
    title: 'the hand-wired stack, OTEL_LOGS_EXPORTER=none',
    label: 'hand-wired, no OTLP logs',
    env: (place) => ({ ...stacks['hand-wired'].env(place), OTEL_LOGS_EXPORTER: 'none' }),
  },
}

/** The stacks of a comma-separated list of names; without one, all but the variants. */
function chosenStacks(list) {
  if (list === undefined) return stacks
  const all = { ...stacks, ...variants }
  return Object.fromEntries(
    list.split(',').map((name) => {
      if (!all[name]) throw new Error(`no stack "${name}"; there are ${Object.keys(all).join(', ')}`)
      return [name, all[name]]
    }),
  )
}

module.exports = { chosenStacks, stacks, variants }
