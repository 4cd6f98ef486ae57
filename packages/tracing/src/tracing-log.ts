import { context, DiagLogLevel, diag, ROOT_CONTEXT } from '@opentelemetry/api'
import { setGlobalErrorHandler } from '@opentelemetry/core'

/** The part of a logger that tracing writes to; a pino logger is one. */
export interface TracingLog {
  /** Where it is missing, such lines are left out. */
  debug?(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

type Level = keyof TracingLog
interface Line {
  readonly level: Level
  readonly fields: object
  readonly message: string
}

const mostKept = 50
const repeatMs = 60_000
const mostRemembered = 200

let target: TracingLog | undefined
const kept: Line[] = []
const lastSaid = new Map<string, number>()

/**
 * Says where tracing's own messages go. Until then the last 50 are kept, and then handed over in order.
 * @param log a logger with info, warn and error; undefined takes it away
 */
export function setTracingLog(log: TracingLog | undefined): void {
  target = log
  if (!log) return
  for (const line of kept.splice(0)) write(line)
}

/** Where this package writes: to the log that was set, or into the list until one is. Never throws. */
export const tracingLog: Required<TracingLog> = {
  debug: (fields, message) => write({ level: 'debug', fields, message }),
  info: (fields, message) => write({ level: 'info', fields, message }),
  warn: (fields, message) => write({ level: 'warn', fields, message }),
  error: (fields, message) => write({ level: 'error', fields, message }),
}

function write(line: Line): void {
  if (!target) {
    if (kept.length === mostKept) kept.shift()
    kept.push(line)
    return
  }
  try {
    // Timers of the exporters run in the context of the request that happened to start them, which has nothing to do with it.
    const say = target[line.level]
    if (say) context.with(ROOT_CONTEXT, say, target, line.fields, line.message)
  } catch {
    // a log that fails must not become the app's failure
  }
}

/** A failure that has been told already, so that OpenTelemetry's error handler need not tell it again. */
export class ToldError extends Error {}

/**
 * Sends what OpenTelemetry's own code has to say to tracing's log: nothing else would show it.
 * The same text is said once a minute at most.
 * @param level OTEL_LOG_LEVEL, default warn
 */
export function routeOpenTelemetryMessages(level: keyof typeof DiagLogLevel = 'WARN'): void {
  const say =
    (target: Level) =>
    (message: string, ...rest: unknown[]) =>
      sayOnce(target, message, rest)
  diag.setLogger(
    { error: say('error'), warn: say('warn'), info: say('info'), debug: say('info'), verbose: say('info') },
    { logLevel: DiagLogLevel[level], suppressOverrideMessage: true },
  )
  setGlobalErrorHandler((error) => {
    if (error instanceof ToldError) return
    sayOnce('error', error instanceof Error ? error.message : String(error), [])
  })
}

function sayOnce(level: Level, message: string, rest: unknown[]): void {
  const details = rest.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
  const text = details ? `${message} ${details}` : message
  const now = Date.now()
  const before = lastSaid.get(text)
  if (before !== undefined && now - before < repeatMs) return
  if (lastSaid.size >= mostRemembered) lastSaid.clear()
  lastSaid.set(text, now)
  tracingLog[level]({ from: 'opentelemetry' }, text)
}
