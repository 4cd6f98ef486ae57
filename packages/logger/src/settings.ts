import { bool, bytes, durationMs, integer, list, logLevel, narrowSpec, str, url } from '@voluntarily/config'
import { intervalSpec } from './file/interval'
import { isRedactable } from './redact-names'

/** LOG_REDACT with whatever entries. */
export const redactList = list({
  default: [],
  example: 'dateOfBirth,body.address.street',
  desc: 'more to mask, comma-separated: a bare name is that key at any depth, a dotted one a pino path',
})

/** The variables that the logger reads, as specs of config. */
export const loggerSpecs = {
  LOG_LEVEL: logLevel({
    default: 'info',
    desc: 'least severe level that is written: trace, debug, info, warn, error, fatal or silent',
  }),
  LOG_FORMAT: str({
    default: undefined,
    choices: ['json', 'pretty'],
    defaultText: 'pretty on a terminal outside production, else json',
    desc: 'one JSON object a line, or lines for people',
  }),
  LOG_REDACT: narrowSpec(redactList, 'key names and pino paths with commas between them', (names) =>
    names.filter((name) => !isRedactable(name)),
  ),
  LOG_REDACT_EMAIL: bool({ default: false, desc: 'mask e-mail addresses wherever they turn up' }),
  LOG_MAX_LINE_BYTES: bytes({
    default: 16_384,
    min: 1_024,
    desc: 'longest line in bytes, at least 1024; longer ones are shortened, because log drivers split at 16 KiB',
  }),
  LOG_CAPTURE_CONSOLE: bool({
    default: false,
    desc: 'what is written with `console` goes through the logger',
  }),
  LOG_FILE: str({
    default: undefined,
    example: '/var/log/shop/shop.log',
    desc: 'a file for the lines, besides standard output; always JSON',
  }),
  LOG_FILE_SIZE: bytes({
    default: 100_000_000,
    defaultText: '100MB',
    example: '100MB',
    min: 1_024,
    desc: 'size at which the log file is put aside, at least 1024',
  }),
  LOG_FILE_INTERVAL: intervalSpec,
  LOG_FILE_KEEP: integer({ default: 10, min: 0, desc: 'how many log files that were put aside stay' }),
  LOG_BUFFER: bool({
    default: false,
    defaultText: 'off',
    desc: 'on: debug lines of a request are held, and written only when it fails or is slow',
  }),
  LOG_BUFFER_SLOW_MS: durationMs({ default: 1_000, desc: 'how long a slow request takes, at least' }),
  LOG_BUFFER_MAX_BYTES: bytes({
    default: 65_536,
    min: 1_024,
    desc: 'held lines of one request, in bytes; the oldest make way',
  }),
  LOG_BUFFER_TOTAL_BYTES: bytes({
    default: 16_777_216,
    min: 1_024,
    desc: 'held lines of all requests, in bytes',
  }),
  JAEGER_UI_URL: url({
    default: undefined,
    example: 'http://localhost:16686',
    desc: 'when set, an error line carries a link to its trace, `traceUrl`',
  }),
}
