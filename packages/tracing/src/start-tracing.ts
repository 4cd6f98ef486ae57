import type { Resource } from '@opentelemetry/resources'
import { ensureContextManager, readDebugToken } from '@voluntarily/request'
import type { SpanCounts } from './export/span-counts'
import type { LibraryCoverage } from './instrumentations/coverage'
import type { LogLine } from './log-records'
import type { TracingOptions } from './options'
import { resolveSettings, type TracingSettings } from './resolve-settings'
import { runTracing } from './run-tracing'
import { routeOpenTelemetryMessages, tracingLog } from './tracing-log'

/** What startTracing returns. Nothing of it throws or rejects. */
export interface Tracing {
  /** Where spans go, comma-separated when to several places; `none` when nowhere, `file` when OTEL_CONFIG_FILE decides. */
  readonly exporter: string
  /** The address they are sent to, the first when to several, without credentials; undefined for console, none and file. */
  readonly endpoint: string | undefined
  /** What is said of the service in all its spans, for metrics to say the same; undefined when tracing is off. */
  readonly resource: Resource | undefined
  /** Takes a finished line of the log, to be sent as a log record; undefined unless OTEL_LOGS_EXPORTER asks for that. */
  readonly sendLine: ((line: LogLine) => void) | undefined
  /** What became of the spans since the start: exported, failed, and dropped because too many were waiting. */
  spanCounts(): SpanCounts
  /** Which of the libraries that the app has are instrumented by now, and why the others are not. The log says it once by itself. */
  coverage(): readonly LibraryCoverage[]
  /** Sends what is waiting, within shutdownTimeoutMs. Never rejects: what fails is in the log. */
  forceFlush(): Promise<void>
  /** Sends what is waiting, within shutdownTimeoutMs, and ends tracing; false when that was not time enough. A second call returns the first one's promise. Never rejects. */
  shutdown(): Promise<boolean>
}

let running: Tracing | undefined

/**
 * Starts tracing: a span of every incoming and outgoing request and of the calls to the databases that the app has, sent to Jaeger.
 * To be called before the app loads its libraries. A second call returns the first one's handle.
 *
 * Goes by the options, else by the variables in `tracingSpecs`, else by their defaults. A wrong variable is kept for `loadConfig`.
 * With OTEL_SDK_DISABLED=true the handle does nothing.
 * @throws TracingOptionsError, code ERR_TRACING_OPTIONS, for options that are wrong or do not exist
 * Standard: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function startTracing(options: TracingOptions = {}): Tracing {
  if (running) return running
  const settings = resolveSettings(options)
  running = settings.disabled ? disabled() : start(settings)
  return running
}

function start(settings: TracingSettings): Tracing {
  try {
    routeOpenTelemetryMessages(settings.logLevel)
    ensureContextManager()
    readDebugToken()
    return runTracing(settings, forget)
  } catch (fault) {
    tracingLog.error({ err: fault }, 'tracing could not be started; the app goes on without it')
    return disabled()
  }
}

function disabled(): Tracing {
  return {
    exporter: 'none',
    endpoint: undefined,
    resource: undefined,
    sendLine: undefined,
    spanCounts: () => ({ exported: 0, failed: 0, dropped: 0 }),
    coverage: () => [],
    forceFlush: async () => {},
    shutdown: async () => {
      forget()
      return true
    },
  }
}

function forget(): void {
  running = undefined
}
