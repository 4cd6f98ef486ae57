import { writeSync } from 'node:fs'
import { inspect } from 'node:util'
import { context, ROOT_CONTEXT } from '@opentelemetry/api'

/** The part of a logger that metrics write to; a pino logger is one. */
export interface MetricsLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

type Level = keyof MetricsLog

const mostRemembered = 200
const repeatMs = 60_000

let target: MetricsLog | undefined
const lastSaid = new Map<string, number>()

/**
 * Says where the messages of this package go. Until then warnings and errors go to stderr, and the rest nowhere. What the log throws
 * is dropped.
 * @param log a logger with info, warn and error; undefined takes it away
 */
export function setMetricsLog(log: MetricsLog | undefined): void {
  target = log
}

/** Where this package writes. Never throws. */
export const metricsLog: MetricsLog = {
  info: (fields, message) => write('info', fields, message),
  warn: (fields, message) => write('warn', fields, message),
  error: (fields, message) => write('error', fields, message),
}

/** Warns, once for each text: what goes wrong at each measurement would otherwise be said at each. */
export function warnOnce(fields: object, message: string): void {
  warnEvery(Number.POSITIVE_INFINITY, fields, message)
}

/** Warns, for each text once a minute at most: of what fails at each collection. */
export function warnOnceAMinute(fields: object, message: string): void {
  warnEvery(repeatMs, fields, message)
}

function warnEvery(pauseMs: number, fields: object, message: string): void {
  const now = Date.now()
  const before = lastSaid.get(message)
  if (before !== undefined && now - before < pauseMs) return
  if (lastSaid.size >= mostRemembered) lastSaid.clear()
  lastSaid.set(message, now)
  metricsLog.warn(fields, message)
}

function write(level: Level, fields: object, message: string): void {
  try {
    // A collection runs in the context of whatever request happened to start its timer, which has nothing to do with it.
    if (target) context.with(ROOT_CONTEXT, target[level], target, fields, message)
    else if (level !== 'info') writeSync(2, `@voluntarily/metrics: ${message} ${inspect(plain(fields))}\n`)
  } catch {
    // a log that fails must not become the app's failure
  }
}

// of an error, its message: a stack is for a log that was set
function plain(fields: object): object {
  const entries = Object.entries(fields)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof Error ? value.message : value]),
  )
}
