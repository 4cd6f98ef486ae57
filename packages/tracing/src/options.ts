import type { Attributes } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import { type ExporterName, exporterNames } from './settings'

/** Options of startTracing; each goes before its variable. */
export interface TracingOptions {
  /** service.name. Default OTEL_SERVICE_NAME, else the name in the package.json nearest to the entry script. */
  readonly serviceName?: string
  /** Where spans go: otlp, jaeger, console, none, zipkin, or several. Default OTEL_TRACES_EXPORTER, else otlp, and none when NODE_ENV=test. */
  readonly exporter?: ExporterName | readonly ExporterName[]
  /** Address of the exporter; for otlp the base, to which /v1/traces is added. Default OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_JAEGER_ENDPOINT. */
  readonly endpoint?: string
  /** Share of the new traces that are kept, 0 to 1; a caller's decision is followed. Default OTEL_TRACES_SAMPLER and _ARG, else 1. */
  readonly sampleRatio?: number
  /** Whether traceparent and baggage of incoming requests are taken on. Default TRACE_TRUST_INCOMING, else true. */
  readonly trustIncoming?: boolean
  /** Hosts that get traceparent and baggage: names, `.example.org` for all below it, `*` for all. Default TRACE_PROPAGATE_TO, else `['*']`. */
  readonly propagateTo?: readonly string[]
  /**
   * Turns instrumentations on or off by their short name, or configures them: `{ express: true, mongoose: false, pg: { … } }`.
   * Default: those whose library the app has.
   */
  readonly instrumentations?: Readonly<Record<string, boolean | Readonly<Record<string, unknown>>>>
  /** Attributes of the service, in addition to OTEL_RESOURCE_ATTRIBUTES and before them. */
  readonly resourceAttributes?: Attributes
  /** More span processors, beside the exporter. */
  readonly spanProcessors?: readonly SpanProcessor[]
  /** OTEL_ variables that something else honours, and that are no cause for a warning. Default: none. */
  readonly alsoHonoured?: readonly string[]
  /** Milliseconds that shutdown and forceFlush may take. Default 3000. */
  readonly shutdownTimeoutMs?: number
}

/** Options that are wrong: every one of them is in the message. */
export class TracingOptionsError extends Error {
  readonly code = 'ERR_TRACING_OPTIONS'
  override readonly name = 'TracingOptionsError'
}

/** @throws TracingOptionsError that lists every option that is wrong */
export function checkOptions(options: TracingOptions): void {
  const wrong: string[] = []
  const check = (option: keyof TracingOptions, holds: (value: never) => boolean, expected: string) => {
    const value = options[option]
    if (value !== undefined && !holds(value as never)) wrong.push(`${option}: expected ${expected}`)
  }
  check('serviceName', isText, 'a name')
  check('exporter', areExporters, `one of ${exporterNames.join(', ')}, or several in a list`)
  check('endpoint', isHttpUrl, 'an address such as http://localhost:4318')
  check(
    'sampleRatio',
    (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1,
    'a number from 0 to 1',
  )
  check('trustIncoming', (value: unknown) => typeof value === 'boolean', 'true or false')
  check(
    'propagateTo',
    (value: unknown) => Array.isArray(value) && value.every(isText),
    "host names in a list, or ['*']",
  )
  check('instrumentations', isObject, 'an object such as { express: true }')
  check('resourceAttributes', isObject, 'an object of attributes')
  check('spanProcessors', (value: unknown) => Array.isArray(value), 'a list of span processors')
  check('alsoHonoured', (value: unknown) => Array.isArray(value) && value.every(isText), 'names in a list')
  check('shutdownTimeoutMs', (value: unknown) => typeof value === 'number' && value >= 0, 'milliseconds')
  if (wrong.length > 0)
    throw new TracingOptionsError(`options of startTracing are wrong:\n  ${wrong.join('\n  ')}`)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areExporters(value: unknown): boolean {
  const names = Array.isArray(value) ? value : [value]
  return names.length > 0 && names.every((name) => (exporterNames as readonly unknown[]).includes(name))
}

function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}
