import { bool, integer, list, narrowSpec, num, port, str, url } from '@voluntarily/config'
import { otlpLogsSpecs, otlpSpecs, otlpTracesSpecs } from '@voluntarily/otlp'
import { expectedHosts, isHostPattern } from './host-pattern'
import { samplerNames } from './sampler'

/** What OTEL_TRACES_EXPORTER may name. */
export const exporterNames = ['otlp', 'jaeger', 'console', 'none', 'zipkin'] as const

/** Where spans can go; several side by side, and `none` turns off the others. */
export type ExporterName = (typeof exporterNames)[number]

/** What OTEL_LOGS_EXPORTER may name. */
const logsExporterNames = ['otlp', 'console', 'none'] as const
export type LogsExporterName = Exclude<(typeof logsExporterNames)[number], 'none'>

/** What OTEL_PROPAGATORS may name. */
export const propagatorNames = ['tracecontext', 'baggage', 'none', 'b3', 'b3multi', 'jaeger'] as const
export type PropagatorName = (typeof propagatorNames)[number]

/** A timer of Node's with a longer delay fires at once. */
const longestDelayMs = 2 ** 31 - 1

const protocols = ['http', 'https'] as const
const logLevels = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'VERBOSE', 'ALL'] as const
const anyCaseLogLevels = [...logLevels, 'none', 'error', 'warn', 'info', 'debug', 'verbose', 'all'] as const

const { OTEL_SDK_DISABLED, ...sharedOtlpSpecs } = otlpSpecs

/** General: on or off, where to, which protocol. */
const exportSpecs = {
  OTEL_SDK_DISABLED,
  OTEL_TRACES_EXPORTER: list({
    default: undefined,
    choices: exporterNames,
    example: 'otlp',
    defaultText: 'otlp; none when NODE_ENV=test',
    desc: 'where spans go, comma-separated: otlp, jaeger (Thrift, for Jaeger before 1.35), console, none, zipkin',
  }),
  ...sharedOtlpSpecs,
  ...otlpTracesSpecs,
  OTEL_EXPORTER_JAEGER_ENDPOINT: url({
    protocols,
    default: undefined,
    defaultText: 'http://localhost:14268/api/traces',
    example: 'http://localhost:14268/api/traces',
    desc: 'Thrift over HTTP',
  }),
  OTEL_EXPORTER_JAEGER_USER: str({ default: undefined, desc: 'user for it' }),
  OTEL_EXPORTER_JAEGER_PASSWORD: str({ default: undefined, secret: true, desc: 'password for it' }),
  OTEL_EXPORTER_JAEGER_AGENT_HOST: str({
    default: undefined,
    desc: 'Thrift over UDP to this host instead: packets that nobody receives are lost unseen',
  }),
  OTEL_EXPORTER_JAEGER_AGENT_PORT: port({ default: 6832, desc: 'UDP port of the agent' }),
  OTEL_EXPORTER_ZIPKIN_ENDPOINT: url({
    protocols,
    default: 'http://localhost:9411/api/v2/spans',
    desc: 'where Zipkin listens',
  }),
}

/** Which traces are kept, what spans may hold, how they are batched. */
const spanSpecs = {
  OTEL_TRACES_SAMPLER: str({
    default: 'parentbased_always_on',
    choices: samplerNames,
    desc: 'which traces are kept',
  }),
  OTEL_TRACES_SAMPLER_ARG: num({
    min: 0,
    max: 1,
    default: 1,
    example: '0.1',
    desc: 'for the ratio samplers: share of the traces, 0 to 1',
  }),
  OTEL_BSP_SCHEDULE_DELAY: integer({
    min: 1,
    max: longestDelayMs,
    default: 5000,
    desc: 'milliseconds between two exports',
  }),
  OTEL_BSP_EXPORT_TIMEOUT: integer({
    min: 1,
    max: longestDelayMs,
    default: 30_000,
    desc: 'milliseconds after which an export is given up',
  }),
  OTEL_BSP_MAX_QUEUE_SIZE: integer({
    min: 1,
    default: 2048,
    desc: 'spans that wait at most; more are dropped',
  }),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: integer({ min: 1, default: 512, desc: 'spans in one export' }),
  OTEL_ATTRIBUTE_COUNT_LIMIT: integer({ min: 1, default: 128, desc: 'attributes of a span' }),
  OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT: integer({
    min: 1,
    default: undefined,
    example: '4096',
    desc: 'characters of an attribute',
  }),
  OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT: integer({
    min: 1,
    default: undefined,
    example: '128',
    desc: 'attributes of a span',
  }),
  OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT: integer({
    min: 1,
    default: undefined,
    example: '4096',
    desc: 'characters of an attribute',
  }),
  OTEL_SPAN_EVENT_COUNT_LIMIT: integer({ min: 1, default: 128, desc: 'events of a span' }),
  OTEL_SPAN_LINK_COUNT_LIMIT: integer({ min: 1, default: 128, desc: 'links of a span' }),
  OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT: integer({ min: 1, default: 128, desc: 'attributes of an event' }),
  OTEL_LINK_ATTRIBUTE_COUNT_LIMIT: integer({ min: 1, default: 128, desc: 'attributes of a link' }),
}

/** Whether lines of the log go out as log records too, and how they are batched. */
const logSpecs = {
  OTEL_LOGS_EXPORTER: list({
    default: [],
    choices: logsExporterNames,
    example: 'otlp',
    desc: 'otlp, console: lines of the log as log records too (loads sdk-node), Jaeger takes none; none: the trace viewer gets no log lines either',
  }),
  ...otlpLogsSpecs,
  OTEL_BLRP_SCHEDULE_DELAY: integer({
    min: 1,
    max: longestDelayMs,
    default: 1000,
    desc: 'milliseconds between two exports of log records',
  }),
  OTEL_BLRP_EXPORT_TIMEOUT: integer({
    min: 1,
    max: longestDelayMs,
    default: 30_000,
    desc: 'milliseconds after which an export of log records is given up',
  }),
  OTEL_BLRP_MAX_QUEUE_SIZE: integer({
    min: 1,
    default: 2048,
    desc: 'log records that wait at most; more are dropped',
  }),
  OTEL_BLRP_MAX_EXPORT_BATCH_SIZE: integer({ min: 1, default: 512, desc: 'log records in one export' }),
}

/** TRACE_PROPAGATE_TO with whatever entries. */
export const hostList = list({
  default: ['*'],
  example: 'api.example.org,.internal.example.org',
  desc: 'hosts that get traceparent and baggage, comma-separated; .example.org for all below it; * for all',
})

/** Who the service is, what is instrumented, who is trusted. */
const scopeSpecs = {
  OTEL_RESOURCE_ATTRIBUTES: str({
    default: undefined,
    desc: 'attributes of the service, name=value, comma-separated',
  }),
  OTEL_NODE_RESOURCE_DETECTORS: list({
    default: undefined,
    desc: 'more detectors of the place it runs at, such as container, gcp, azure (loads sdk-node); ECS is found by itself',
  }),
  OTEL_PROPAGATORS: list({
    default: ['tracecontext', 'baggage'],
    choices: propagatorNames,
    desc: 'header formats: tracecontext, baggage, b3, b3multi, jaeger, none',
  }),
  OTEL_NODE_ENABLED_INSTRUMENTATIONS: list({
    default: undefined,
    desc: 'only these instrumentations, such as http,undici,mongoose,express,router',
  }),
  OTEL_NODE_DISABLED_INSTRUMENTATIONS: list({ default: [], desc: 'none of these' }),
  OTEL_LOG_LEVEL: str({
    default: 'WARN',
    choices: anyCaseLogLevels,
    desc: "OpenTelemetry's own messages, which go to the log: NONE, ERROR, WARN, INFO, DEBUG, VERBOSE, ALL",
  }),
  OTEL_CONFIG_FILE: str({
    default: undefined,
    desc: 'a declarative configuration file (loads sdk-node); it decides everything then',
  }),
  TRACE_TRUST_INCOMING: bool({
    default: true,
    desc: 'false: traceparent and baggage of incoming requests are ignored',
  }),
  TRACE_PROPAGATE_TO: narrowSpec(hostList, expectedHosts, (hosts) =>
    hosts.filter((host) => !isHostPattern(host)),
  ),
}

/**
 * The variables of tracing, with their defaults and what they mean, for documentation; the OpenTelemetry ones have their standard meaning.
 * Standard: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const tracingSpecs = { ...exportSpecs, ...spanSpecs, ...logSpecs, ...scopeSpecs }
