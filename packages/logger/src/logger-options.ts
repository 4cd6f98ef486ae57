import { resolve } from 'node:path'
import {
  type Config,
  deferProblems,
  type Environment,
  hasMethods,
  isObject,
  isWhole,
  type LogLevel,
  type OptionCheck,
  optionProblems,
  optionsMessage,
  readSettings,
  serviceIdentity,
} from '@voluntarily/config'
import { isTerminal, type LogDestination } from './destination'
import type { LogFileSettings } from './file/log-file'
import { levelCheck } from './levels/level-check'
import { LoggerOptionsError } from './logger-options-error'
import type { RecorderSettings } from './recorder/record-requests'
import { expectedNames, isPath, isRedactable } from './redact-names'
import { loggerSpecs, redactList } from './settings'

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
  // One wrong entry is no reason to show what the others are to mask.
  const fromEnvironment = readSettings({ LOG_REDACT: redactList }, { environment }).values.LOG_REDACT
  deferProblems(problems)

  const {
    level = values.LOG_LEVEL,
    destination,
    redact = [],
    redactEmail = values.LOG_REDACT_EMAIL,
  } = options
  const { maxLineBytes = values.LOG_MAX_LINE_BYTES, service = identity.name } = options
  const { env = identity.environment, revision = identity.revision, base } = options
  const names = [...fromEnvironment.filter(isRedactable), ...redact]
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

const bytes: OptionCheck = [
  (value) => isWhole(value, 1_024, Number.MAX_SAFE_INTEGER),
  'a whole number of bytes, 1024 at least',
]
const text: OptionCheck = [(value) => typeof value === 'string', 'text']
const trueOrFalse: OptionCheck = [(value) => typeof value === 'boolean', 'true or false']

const checks: Readonly<Record<keyof LoggerOptions, OptionCheck>> = {
  level: levelCheck,
  format: [(value) => value === 'json' || value === 'pretty', 'json or pretty'],
  destination: [(value) => hasMethods(value, 'write'), 'a stream or another object with write(line)'],
  maxLineBytes: bytes,
  redact: [(value) => Array.isArray(value) && value.every(isRedactable), expectedNames(undefined)],
  redactEmail: trueOrFalse,
  service: text,
  env: text,
  revision: text,
  base: [isObject, 'an object of fields'],
  buffer: trueOrFalse,
  bufferSlowMs: [(value) => typeof value === 'number' && value >= 0, 'a number of milliseconds, 0 or more'],
  bufferMaxBytes: bytes,
  bufferTotalBytes: bytes,
  environment: [isObject, 'an object of variables by name'],
}

function checkOptions(options: LoggerOptions): void {
  const [isRight] = checks.redact
  const named = { ...checks, redact: [isRight, expectedNames(options?.redact)] as const }
  const wrong = optionProblems(options, named, "{ level: 'debug' }")
  if (wrong.length > 0) throw new LoggerOptionsError(optionsMessage('createLogger', wrong))
}
