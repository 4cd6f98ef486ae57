import { mask, sensitiveKeys } from '@voluntarily/config'
import { type Logger, pino } from 'pino'
import { CompletionFields, completionNames } from './completion-fields'
import { writeCompletionsQuickly } from './completion-json'
import { isTerminal, safeDestination } from './destination'
import { withLogFile } from './file/with-log-file'
import { finishLine } from './finish-line'
import { isoTime } from './iso-time'
import { type JoiningDestination, joinLines } from './join-lines'
import { ownSymbols } from './levels/pino-symbols'
import { watchLevels } from './levels/watch-levels'
import { readArguments } from './log-arguments'
import { type LoggerOptions, type ResolvedOptions, resolveOptions } from './logger-options'
import { maskedChildren, noSerializers, serializersOf } from './masked-children'
import { plainEntries } from './plain-value'
import { prettyDestination } from './pretty-destination'
import { quickEntry } from './quick-entry'
import { recordRequests } from './recorder/record-requests'
import { type RequestIds, requestIds } from './request-ids'
import { describeFault, sayOnce } from './say-once'
import { stdoutDestination } from './stdout-destination'
import { tapped } from './tap-lines'
import { startWalk, type Walk } from './walk'

export type { Logger }

const madeHere = Symbol.for('@voluntarily/logger made here')
const error = pino.levels.values.error as number
const warn = pino.levels.values.warn as number
const usuallySensitive = sensitiveKeys()

/**
 * A pino logger from the environment: one JSON object a line with level, time, msg, service, env and revision, inside a request also requestId,
 * trace_id and span_id; credentials masked; lines cut to length. Nothing it is given makes it throw.
 * Throws LoggerOptionsError (`ERR_LOGGER_OPTIONS`) for options that are wrong; a variable that is wrong takes its default, and loadConfig and observe
 * tell of it.
 */
export function createLogger(options?: LoggerOptions): Logger {
  const settings = resolveOptions(options)
  const { level, base, redactPaths, jaegerUiUrl, maxLineBytes } = settings
  const isSensitive = sensitiveKeys(settings.redactKeys)
  const newWalk = () => startWalk(isSensitive, maxLineBytes)
  const completionIsPlain = !completionNames.some((name) => isSensitive(name, ''))

  const joining = openDestination(settings)
  const traceUrl = ({ trace_id }: RequestIds) =>
    jaegerUiUrl && trace_id ? `${jaegerUiUrl}/trace/${trace_id}` : undefined

  function logMethod(
    this: Logger,
    args: unknown[],
    method: (...args: [object, string]) => void,
    severity: number,
  ): void {
    try {
      const [completion] = args
      if (completionIsPlain && CompletionFields.is(completion)) {
        if (severity >= error) completion.traceUrl = traceUrl(completion)
        joining.mayWait = severity < warn
        method.call(this, completion, args[1] as string)
        return
      }
      const serializers = serializersOf(this)
      const quick = serializers === noSerializers ? quickEntry(args, isSensitive) : undefined
      const { fields, message } = quick ?? readArguments(args, { walk: newWalk(), serializers })
      const ids = requestIds()
      if (severity >= error && ids.trace_id && jaegerUiUrl) fields.traceUrl = traceUrl(ids)
      method.call(this, Object.assign(fields, ids), message)
    } catch (fault) {
      sayOnce(settings, 'line', `a log line was lost: ${describeFault(fault)}`)
    } finally {
      joining.mayWait = false
    }
  }

  function heldLine(...args: Parameters<typeof lineOf>): string {
    const line = lineOf(...args)
    return line.length > maxLineBytes ? finishLine(line, settings) : line
  }

  function writeHeld(line: string): string {
    const finished = tapped(finishLine(line, settings))
    joining.mayWait = true
    try {
      joining.write(finished)
    } finally {
      joining.mayWait = false
    }
    return finished
  }

  const logger = pino(
    {
      level,
      base: plainEntries(base, newWalk()),
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { logMethod, streamWrite: (line) => tapped(finishLine(line, settings)) },
      serializers: { err: (plain) => plain },
      ...(redactPaths.length > 0 && { redact: { paths: [...redactPaths], censor: mask } }),
    },
    joining,
  )
  if (completionIsPlain && redactPaths.length === 0) writeCompletionsQuickly(logger)
  Object.defineProperty(logger, madeHere, { value: newWalk })
  watchLevels(logger, ownSymbols)
  if (settings.recorder)
    recordRequests(logger, ownSymbols, { lineOf: heldLine, write: writeHeld }, settings.recorder)
  return maskedChildren(logger, newWalk)
}

/** Whether createLogger made this logger or an ancestor of it. */
export function isMadeHere(logger: object): boolean {
  return madeHere in logger
}

/** A walk by the rules of this logger, or by the usual ones for a logger that was made elsewhere. */
export function walkFor(logger: Logger): Walk {
  const newWalk = (logger as { [madeHere]?: () => Walk })[madeHere]
  return typeof newWalk === 'function' ? newWalk() : startWalk(usuallySensitive, 16_384)
}

// pino's own text of a line, with the time at which it is asked for.
function lineOf(logger: Logger, fields: object | null, message: string | undefined, level: number): string {
  const { [pino.symbols.asJsonSym]: asJson, [pino.symbols.timeSym]: time } = logger as unknown as {
    [key: symbol]: (...args: unknown[]) => string
  }
  return asJson?.call(logger, fields ?? {}, message, level, time?.call(logger)) ?? ''
}

function openDestination({ destination, format, file }: ResolvedOptions): JoiningDestination {
  const safe = safeDestination(destination ?? stdoutDestination())
  const formatted = withLogFile(
    format === 'pretty' ? safeDestination(prettyDestination(safe, isTerminal(destination))) : safe,
    file,
  )
  // somebody looks at a terminal, or at a destination of the app's own, line by line
  return destination || format === 'pretty' ? { ...formatted, mayWait: false } : joinLines(formatted)
}
