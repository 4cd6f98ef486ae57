import { currentRequest, type RequestEnd, type RequestState, watchRequests } from '@voluntarily/request'
import type { Logger } from 'pino'
import { type LineKeeper, lineKeeper, openGates, rawIsLevelEnabled } from '../levels/gates'
import type { Internals, PinoSymbols } from '../levels/pino-symbols'
import { describeFault, sayOnce } from '../say-once'
import { addLineEvents } from './line-events'
import { type BufferBounds, type LineOutlet, RequestBuffer } from './request-buffer'

export interface RecorderSettings extends BufferBounds {
  /** From how many milliseconds on a request is slow. */
  readonly slowMs: number
}

/** How lines of one logger, and its children, are made and written. */
export interface LineMaker {
  /** The line as it is to be held; undefined when there is none after all. */
  lineOf(
    logger: Logger,
    fields: object | null,
    message: string | undefined,
    level: number,
  ): string | undefined
  write(line: string, level: number): string
}

type Write = (this: Logger, fields: object | null, message: string | undefined, level: number) => void

const bufferKey = Symbol('@voluntarily/logger buffer')
interface Recorded extends RequestState {
  [bufferKey]?: { readonly lines: RequestBuffer; readonly settings: RecorderSettings } | undefined
}

let watching = false

/**
 * Lets a logger and its children hold the lines of a request that are below their level, debug at the least, until the request ends: one that failed or was slow has
 * them written then, in order and with their time, before its completion line, and on its span; any other has them thrown away.
 */
export function recordRequests(
  logger: Logger,
  symbols: PinoSymbols,
  maker: LineMaker,
  settings: RecorderSettings,
): void {
  const internals = logger as unknown as Internals
  const write = internals[symbols.write] as Write
  const isLevelEnabled = internals[rawIsLevelEnabled] as (this: Logger, level: string) => boolean
  const outlet: LineOutlet = {
    write: maker.write,
    tellDropped: (dropped) =>
      logger.debug({ dropped }, 'lines before this one were left out: more than the buffer takes'),
  }

  // Here, and not earlier, it is sure which line is whose: a getter or a serializer that is called for a line may write another one.
  function recordedWrite(this: Logger, ...args: Parameters<Write>): void {
    const level = args[2]
    const state = isLevelEnabled.call(this, this.levels.labels[level] ?? '') ? undefined : currentRequest()
    if (!state || state.debug || state.end) {
      write.apply(this, args)
      return
    }
    const line = maker.lineOf(this, ...args)
    if (line !== undefined) linesOf(state, settings).add(line, level, outlet)
  }

  const keeper: LineKeeper = {
    wants: (state, one) =>
      one.levelVal !== Number.POSITIVE_INFINITY && (!state.end || isTold(state.end, settings)),
  }
  Object.defineProperty(logger, symbols.write, { value: recordedWrite })
  Object.defineProperty(logger, lineKeeper, { value: keeper })
  openGates()
  if (watching) return
  watching = true
  watchRequests({ ending: endBuffer })
}

function linesOf(state: Recorded, settings: RecorderSettings): RequestBuffer {
  state[bufferKey] ??= { lines: new RequestBuffer(settings), settings }
  return state[bufferKey].lines
}

function isTold({ level, durationMs }: RequestEnd, { slowMs }: RecorderSettings): boolean {
  return level === 'error' || durationMs >= slowMs
}

function endBuffer(state: Recorded, end: RequestEnd): void {
  const buffer = state[bufferKey]
  if (!buffer) return
  state[bufferKey] = undefined
  if (isTold(end, buffer.settings)) release(buffer.lines)
  else buffer.lines.discard()
}

function release(lines: RequestBuffer): void {
  try {
    addLineEvents(lines.release())
  } catch (fault) {
    sayOnce(release, 'release', `held lines were lost: ${describeFault(fault)}`)
  }
}
