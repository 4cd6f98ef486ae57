import { resolve } from 'node:path'
import {
  type Config,
  deferProblems,
  type Environment,
  type LogLevel,
  readSettings,
  serviceIdentity,
} from '@voluntarily/config'
import { pino } from 'pino'
import { isTerminal, type LogDestination } from './destination'
import type { LogFileSettings } from './file/log-file'
import { LoggerOptionsError } from './logger-options-error'
import type { RecorderSettings } from './recorder/record-requests'
import { loggerSpecs } from './settings'

/** Options of createLogger. An option wins over its variable, the variable over the default. */
export interface LoggerOptions {
  /** Least severe level that is written. Default: LOG_LEVEL, else `info`. */
  level?: LogLevel
  /** `json` or `pretty`. Default: LOG_FORMAT, else pretty on a terminal outside production, else json. */
  format?: 'json' | 'pretty'
  /** Where lines go. Default: standard output, written synchronously. */
  destination?: LogDestination
  /** More to mask, added to LOG_REDACT: a bare name is that key at any depth, in any case; a dotted one is a pino path. */
  redact?: readonly string[]
  /** Mask e-mail addresses too. Default: LOG_REDACT_EMAIL, else false. */
  redactEmail?: boolean
  /** Longest line in bytes, 1024 at least. Default: LOG_MAX_LINE_BYTES, else 16384. */
  maxLineBytes?: number
  /** Name of the service. Default: OTEL_SERVICE_NAME, else the name in package.json. */
  service?: string
  /** Deployment environment. Default: APP_ENV, else NODE_ENV. */
  env?: string
  /** Git revision. Default: REVISION. */
  revision?: string
  /** Further fields of every line. */
  base?: Readonly<Record<string, unknown>>
  /** Hold the debug lines of a request, and write them only when it fails or is slow. Default: LOG_BUFFER, else false. */
  buffer?: boolean
  /** How long a slow request takes, at least, in milliseconds. Default: LOG_BUFFER_SLOW_MS, else 1000. */
  bufferSlowMs?: number
  /** Held lines of one request in bytes, 1024 at least. Default: LOG_BUFFER_MAX_BYTES, else 65536. */
  bufferMaxBytes?: number
  /** Held lines of all requests in bytes, 1024 at least. Default: LOG_BUFFER_TOTAL_BYTES, else 16777216. */
  bufferTotalBytes?: number
  /** The variables. Default: `process.env`, at the time of the call. */
  environment?: Environment
}

/** Options, variables and defaults put together. */
export interface ResolvedOptions {
  readonly level: LogLevel
  readonly format: 'json' | 'pretty'
  readonly destination: LogDestination | undefined
  readonly redactKeys: readonly string[]
  readonly redactPaths: readonly string[]
  readonly redactEmail: boolean
  readonly maxLineBytes: number
  readonly base: Readonly<Record<string, unknown>>
  readonly jaegerUiUrl: string | undefined
  /** Undefined for a destination of the app's own, which takes all. */
  readonly file: LogFileSettings | undefined
  /** Undefined when nothing is held. */
  readonly recorder: RecorderSettings | undefined
}

/** Throws LoggerOptionsError for wrong options; wrong variables take their defaults and are kept for loadConfig and observe. */
export function resolveOptions(options: LoggerOptions = {}): ResolvedOptions {
  checkOptions(options)
  const { environment } = options
  const { values, problems } = readSettings(loggerSpecs, { environment })
  const identity = serviceIdentity({ environment })
  const fromEnvironment = values.LOG_REDACT.filter((name) => !isPath(name) || isPinoPath(name))
  deferProblems(problems)
  if (fromEnvironment.length < values.LOG_REDACT.length) deferProblems([redactProblem])

  const {
    level = values.LOG_LEVEL,
    destination,
    redact = [],
    redactEmail = values.LOG_REDACT_EMAIL,
  } = options
  const { maxLineBytes = values.LOG_MAX_LINE_BYTES, service = identity.name } = options
  const { env = identity.environment, revision = identity.revision, base } = options
  const names = [...fromEnvironment, ...redact]
  const usual = isTerminal(destination) && !identity.production ? 'pretty' : 'json'
  return {
    level,
    format: options.format ?? values.LOG_FORMAT ?? usual,
    destination,
    redactKeys: names.filter((name) => !isPath(name)),
    redactPaths: names.filter(isPath),
    redactEmail,
    maxLineBytes,
    base: { service, env, revision, ...base },
    jaegerUiUrl: values.JAEGER_UI_URL?.replace(/\/+$/, ''),
    file: destination ? undefined : logFileSettings(values),
    recorder: recorderSettings(options, values),
  }
}

function logFileSettings(values: Config<typeof loggerSpecs>): LogFileSettings | undefined {
  if (values.LOG_FILE === undefined) return undefined
  return {
    path: resolve(values.LOG_FILE),
    maxBytes: values.LOG_FILE_SIZE,
    interval: values.LOG_FILE_INTERVAL,
    keep: values.LOG_FILE_KEEP,
  }
}

/** Undefined when nothing is to be held. */
export function recorderSettings(
  options: LoggerOptions = {},
  values: Config<typeof loggerSpecs> = readSettings(loggerSpecs).values,
): RecorderSettings | undefined {
  const { buffer = values.LOG_BUFFER, bufferSlowMs = values.LOG_BUFFER_SLOW_MS } = options
  const { bufferMaxBytes = values.LOG_BUFFER_MAX_BYTES, bufferTotalBytes = values.LOG_BUFFER_TOTAL_BYTES } =
    options
  return buffer ? { slowMs: bufferSlowMs, maxBytes: bufferMaxBytes, totalBytes: bufferTotalBytes } : undefined
}

const redactProblem = {
  name: 'LOG_REDACT',
  expected: 'names and pino paths with commas between them, such as dateOfBirth,body.address.street',
  remedy: 'write every dotted entry as a path that pino knows',
}

const known = new Set([
  ...['level', 'format', 'destination', 'redact', 'redactEmail', 'maxLineBytes'],
  ...['service', 'env', 'revision', 'base', 'environment'],
  ...['buffer', 'bufferSlowMs', 'bufferMaxBytes', 'bufferTotalBytes'],
])

function checkOptions(options: LoggerOptions): void {
  const { level, format, destination, redact, maxLineBytes } = options
  const wrong = Object.keys(options)
    .filter((name) => !known.has(name))
    .map((name) => `${name}: there is no such option`)
  if (level !== undefined && level !== 'silent' && pino.levels.values[level] === undefined)
    wrong.push('level: expected trace, debug, info, warn, error, fatal or silent')
  if (format !== undefined && format !== 'json' && format !== 'pretty')
    wrong.push('format: expected json or pretty')
  if (destination !== undefined && typeof destination?.write !== 'function')
    wrong.push('destination: expected a stream or another object with write(line)')
  if (maxLineBytes !== undefined && !(Number.isInteger(maxLineBytes) && maxLineBytes >= 1_024))
    wrong.push('maxLineBytes: expected a whole number of bytes, 1024 at least')
  if (
    redact !== undefined &&
    !(
      Array.isArray(redact) &&
      redact.every((name) => typeof name === 'string' && (!isPath(name) || isPinoPath(name)))
    )
  )
    wrong.push('redact: expected an array of key names and pino paths')
  wrong.push(...wrongBuffer(options))
  if (wrong.length > 0) throw new LoggerOptionsError(`createLogger: ${wrong.join('; ')}`)
}

function wrongBuffer({ buffer, bufferSlowMs, bufferMaxBytes, bufferTotalBytes }: LoggerOptions): string[] {
  const wrong: string[] = []
  if (buffer !== undefined && typeof buffer !== 'boolean') wrong.push('buffer: expected true or false')
  if (bufferSlowMs !== undefined && !(Number(bufferSlowMs) >= 0))
    wrong.push('bufferSlowMs: expected a number of milliseconds, 0 or more')
  for (const [name, bytes] of Object.entries({ bufferMaxBytes, bufferTotalBytes }))
    if (bytes !== undefined && !(Number.isInteger(bytes) && bytes >= 1_024))
      wrong.push(`${name}: expected a whole number of bytes, 1024 at least`)
  return wrong
}

function isPath(name: string): boolean {
  return /[.[*]/.test(name)
}

function isPinoPath(path: string): boolean {
  try {
    pino({ redact: [path], level: 'silent' }, { write() {} })
    return true
  } catch {
    return false
  }
}
