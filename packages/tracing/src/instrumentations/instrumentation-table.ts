/** One instrumentation package of auto-instrumentations-node and what it is for. */
export interface TableRow {
  /** Short name, as in OTEL_NODE_ENABLED_INSTRUMENTATIONS: @opentelemetry/instrumentation-NAME. */
  readonly name: string
  /** Packages, one of which the app has to have (`@scope/*`: any of the scope); none: always there. */
  readonly libraries: readonly string[]
  /** How it is set up here, where that is not its own default. */
  readonly config?: Readonly<Record<string, unknown>>
  /** Left out when the app has this library, whose own spans say the same. */
  readonly unless?: string
}

// Calls to a database outside of a request or a span of the app's own would each be a trace of its own: heartbeats, session clean-ups.
const insideOthers = { requireParentSpan: true }

/**
 * What is instrumented when the app has the library. Not in it, and off unless asked for by name: net, dns, fs (a span for each
 * packet and file), express, router, connect, koa, hapi, restify, nestjs-core (a span for each layer; the route is on the server span
 * anyway), generic-pool, lru-memoizer (only keep the context), pino, winston, bunyan (the logger's business), runtime-node,
 * host-metrics, and grpc, whose library sdk-node itself brings along, so that nobody can tell whether the app has it.
 */
export const instrumentationTable: readonly TableRow[] = [
  { name: 'http', libraries: [] },
  { name: 'undici', libraries: [] },
  { name: 'mongoose', libraries: ['mongoose'], config: insideOthers },
  // under mongoose the driver's spans would count the same time twice, and the old driver's land in other requests' traces
  { name: 'mongodb', libraries: ['mongodb'], config: insideOthers, unless: 'mongoose' },
  { name: 'pg', libraries: ['pg'], config: insideOthers },
  { name: 'mysql', libraries: ['mysql'] },
  { name: 'mysql2', libraries: ['mysql2'] },
  { name: 'oracledb', libraries: ['oracledb'] },
  { name: 'tedious', libraries: ['tedious'] },
  { name: 'cassandra-driver', libraries: ['cassandra-driver'] },
  { name: 'knex', libraries: ['knex'], config: insideOthers },
  { name: 'redis', libraries: ['redis', '@redis/client'], config: insideOthers },
  { name: 'ioredis', libraries: ['ioredis'], config: insideOthers },
  { name: 'memcached', libraries: ['memcached'] },
  { name: 'graphql', libraries: ['graphql'], config: { ignoreTrivialResolveSpans: true, mergeItems: true } },
  { name: 'dataloader', libraries: ['dataloader'], config: insideOthers },
  { name: 'aws-sdk', libraries: ['@aws-sdk/*'] },
  { name: 'kafkajs', libraries: ['kafkajs'] },
  { name: 'amqplib', libraries: ['amqplib'] },
  { name: 'socket.io', libraries: ['socket.io'] },
  { name: 'openai', libraries: ['openai'] },
]

/** In the table when OTEL_LOGS_EXPORTER asks for log records: it is what makes them. The logger writes the trace ids itself. */
export const logRecordsRow: TableRow = {
  name: 'pino',
  libraries: ['pino'],
  config: { disableLogCorrelation: true },
}

/** Every short name that auto-instrumentations-node knows: those of the table and those that have to be asked for. */
export const knownInstrumentations: ReadonlySet<string> = new Set([
  ...instrumentationTable.map(({ name }) => name),
  ...[
    'aws-lambda',
    'bunyan',
    'connect',
    'cucumber',
    'dns',
    'express',
    'fs',
    'generic-pool',
    'grpc',
    'hapi',
    'host-metrics',
    'koa',
  ],
  ...['lru-memoizer', 'nestjs-core', 'net', 'pino', 'restify', 'router', 'runtime-node', 'winston'],
])
