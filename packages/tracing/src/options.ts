import type { Attributes } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import {
  isHttpUrl,
  isObject,
  isOneOrSeveral,
  isText,
  type OptionCheck,
  optionProblems,
  optionsMessage,
} from '@voluntarily/config'
import { expectedHosts, isHostPattern } from './host-pattern'
import { type ExporterName, exporterNames } from './settings'

/** Options of startTracing; each goes before its variable. */
export interface TracingOptions {
  /** service.name. Default OTEL_SERVICE_NAME, else the name in the package.json nearest to the entry script. */
  readonly serviceName?: string
  /** Where spans go: otlp, jaeger, console, none, zipkin, or several. Default OTEL_TRACES_EXPORTER, else otlp, and none when NODE_ENV=test. */
  readonly exporter?: ExporterName | readonly ExporterName[]
  /**
   * Address of the exporter; for otlp the base, to which /v1/traces is added. Default for otlp OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, to which nothing is added,
   * else OTEL_EXPORTER_OTLP_ENDPOINT, else http://localhost:4318 (grpc: http://localhost:4317); for jaeger OTEL_EXPORTER_JAEGER_ENDPOINT, else
   * http://localhost:14268/api/traces; for zipkin OTEL_EXPORTER_ZIPKIN_ENDPOINT, else http://localhost:9411/api/v2/spans.
   */
  readonly endpoint?: string
  /** Share of the new traces that are kept, 0 to 1; a caller's decision is followed. Default OTEL_TRACES_SAMPLER and _ARG, else 1. */
  readonly sampleRatio?: number
  /** Whether traceparent and baggage of incoming requests are taken on. Default TRACE_TRUST_INCOMING, else true. */
  readonly trustIncoming?: boolean
  /** Hosts that get traceparent and baggage: names, `.example.org` for all below it, `*` for all. Default TRACE_PROPAGATE_TO, else `['*']`. */
  readonly propagateTo?: readonly string[]
  /**
   * Turns instrumentations on or off by their short name, or configures them: `{ express: true, mongoose: false, pg: { … } }`.
   * A name that there is not is passed over, with a line in the log. Default OTEL_NODE_ENABLED_INSTRUMENTATIONS and
   * OTEL_NODE_DISABLED_INSTRUMENTATIONS, else those whose library the app has.
   */
  readonly instrumentations?: Readonly<Record<string, boolean | Readonly<Record<string, unknown>>>>
  /** Attributes of the service, in addition to OTEL_RESOURCE_ATTRIBUTES and before them. Default none. */
  readonly resourceAttributes?: Attributes
  /** More span processors, beside the exporter; with some, server spans have their attributes from the start, else at their end only. Default none. */
  readonly spanProcessors?: readonly SpanProcessor[]
  /** OTEL_ variables that something else honours, and that are no cause for a warning. Default: none. */
  readonly alsoHonoured?: readonly string[]
  /** Milliseconds that shutdown and forceFlush may take. Default 3000. */
  readonly shutdownTimeoutMs?: number
}

/** Options that are wrong or do not exist: every one of them is in the message. Thrown where they are given, and never later. */
export class TracingOptionsError extends Error {
  /** Always `ERR_TRACING_OPTIONS`. */
  readonly code = 'ERR_TRACING_OPTIONS'
  override readonly name = 'TracingOptionsError'
}

/** A timer of Node's with a longer delay fires at once. */
const longestDelayMs = 2 ** 31 - 1

const checks: Readonly<Record<keyof TracingOptions, OptionCheck>> = {
  serviceName: [isText, 'a name'],
  exporter: [isOneOrSeveral(exporterNames), `one of ${exporterNames.join(', ')}, or several in a list`],
  endpoint: [isHttpUrl, 'an address such as http://localhost:4318'],
  sampleRatio: [(value) => isNumber(value, 1), 'a number from 0 to 1'],
  trustIncoming: [(value) => typeof value === 'boolean', 'true or false'],
  propagateTo: [(value) => Array.isArray(value) && value.every(isHostPattern), `a list of ${expectedHosts}`],
  instrumentations: [isObject, 'an object such as { express: true }'],
  resourceAttributes: [isObject, 'an object of attributes'],
  spanProcessors: [Array.isArray, 'a list of span processors'],
  alsoHonoured: [areTexts, 'names in a list'],
  shutdownTimeoutMs: [(value) => isNumber(value, longestDelayMs), 'milliseconds'],
}

/** @throws TracingOptionsError that lists every option that is wrong or does not exist */
export function checkOptions(options: TracingOptions): void {
  const wrong = optionProblems(options, checks, "{ serviceName: 'shop' }")
  if (wrong.length > 0) throw new TracingOptionsError(optionsMessage('startTracing', wrong))
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText)
}

function isNumber(value: unknown, max: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= max
}
