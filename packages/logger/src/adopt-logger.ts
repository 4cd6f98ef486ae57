import type { Logger } from 'pino'
import { isMadeHere } from './create-logger'
import { type Internals, pinoSymbols } from './levels/pino-symbols'
import { adoptLevels } from './levels/watch-levels'
import { recorderSettings } from './logger-options'
import { maskLine } from './mask-line'
import { adoptedLines } from './recorder/adopted-lines'
import { recordRequests } from './recorder/record-requests'
import { requestIds } from './request-ids'
import { tapped } from './tap-lines'

type Mixin = (fields: object, level: number, logger: Logger) => object
interface Hooks {
  streamWrite?: (line: string) => string
}

const adopted = Symbol.for('@voluntarily/logger adopted')

/**
 * Gives a pino logger that the app has made itself the ids of the request and the trace on every line, its children's as well, and masks credentials in
 * the strings of its lines. Level, format, serializers and redaction stay the app's. A logger that is not pino's is left as it is.
 */
export function adoptLogger(logger: Logger): void {
  if (isMadeHere(logger) || adopted in logger) return
  const internals = logger as unknown as Internals
  const symbols = pinoSymbols(logger)
  if (!symbols) return
  const mixin = internals[symbols.mixin] as Mixin | undefined
  const hooks = internals[symbols.hooks] as Hooks
  internals[symbols.mixin] = (fields: object, level: number, own: Logger) => ({
    ...mixin?.(fields, level, own),
    ...requestIds(),
  })
  const isRecord = makesRecords(internals[symbols.stream])
  const lines = adoptedLines(logger, symbols, isRecord)
  internals[symbols.hooks] = {
    ...hooks,
    streamWrite(line: string) {
      const finished = masked(hooks.streamWrite ? hooks.streamWrite(line) : line)
      return lines.isHolding() ? finished : tapped(finished, isRecord)
    },
  }
  Object.defineProperty(logger, adopted, { value: true })
  adoptLevels(logger, symbols)
  const settings = recorderSettings()
  if (settings) recordRequests(logger, symbols, lines, settings)
}

/** Whether OpenTelemetry's instrumentation of pino has put itself beside the logger's stream: each line is a log record by it already. */
function makesRecords(stream: unknown): boolean {
  const { streams } = (stream ?? {}) as { streams?: unknown }
  return (
    Array.isArray(streams) &&
    streams.some((one) => (one as { stream?: object } | null)?.stream?.constructor?.name === 'OTelPinoStream')
  )
}

function masked(line: string): string {
  try {
    return maskLine(line, false)
  } catch {
    return line
  }
}
