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
const longestPart = 300
// The batch processor's, each time that its queue has been full: the watch of the collector counts these spans, and says so in its own line.
const toldOtherwise = /^Dropped \d+ spans because maxQueueSize reached/
const unreadableAnswer = /^(Failed to parse \w+ export response:).*/s

let target: TracingLog | undefined
const kept: Line[] = []
const lastSaid = new Map<string, number>()

/**
 * Says where tracing's own messages go. Until then the last 50 are kept, and then handed over in order. What the log throws
 * is dropped.
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

/**
 * Sends what OpenTelemetry's own code has to say to tracing's log: nothing else would show it.
 * The same text, whatever its numbers and the errors in it, is said once a minute at most.
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
  setGlobalErrorHandler((error) =>
    sayOnce('error', error instanceof Error ? error.message : String(error), []),
  )
}

function sayOnce(level: Level, message: string, rest: unknown[]): void {
  const kind = [message, ...rest.filter(isText)].join(' ')
  if (toldOtherwise.test(kind)) return
  const now = Date.now()
  // numbers, and what is quoted of an answer, are others each time
  const key = kind.replace(unreadableAnswer, '$1').replace(/\d+/g, '0')
  const before = lastSaid.get(key)
  if (before !== undefined && now - before < repeatMs) return
  if (lastSaid.size >= mostRemembered) lastSaid.clear()
  lastSaid.set(key, now)
  tracingLog[level]({ from: 'opentelemetry' }, [message, ...rest.map(asText)].join(' '))
}

function isText(part: unknown): boolean {
  return typeof part === 'string'
}

// what a collector has answered may be anything, and of any length
function asText(part: unknown): string {
  if (part instanceof Uint8Array) return `(${part.length} bytes)`
  const text = part instanceof Error ? part.message : String(part)
  return text.length > longestPart ? `${text.slice(0, longestPart)}…` : text
}
