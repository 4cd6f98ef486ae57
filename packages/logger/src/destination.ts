import type { DestinationStream } from 'pino'
import { describeFault, sayOnce } from './say-once'

/** Where lines go: anything that takes strings, such as a Node stream, a pino destination or a test's own collector. */
export interface LogDestination extends DestinationStream {
  flush?(callback?: (error?: Error) => void): void
  flushSync?(): void
}

type MaybeStream = LogDestination & {
  on?(event: 'error', listener: (error: Error) => void): unknown
  readonly writableLength?: number
  readonly isTTY?: boolean
}

const watched = new WeakSet<object>()
const mostWaitingBytes = 16 * 1024 * 1024

let writing = false

/** Whether a destination is being written to: what is logged meanwhile comes from the destination itself. */
export function isWritingLine(): boolean {
  return writing
}

/**
 * A destination that never throws: a stream that fails, is closed, or takes nothing any more is reported once on stderr, and lines are lost
 * rather than requests. Errors that the stream emits are taken as well, since they would end the process.
 */
export function safeDestination(target: LogDestination): Required<LogDestination> {
  const stream = target as MaybeStream
  const failed = (fault: unknown) =>
    sayOnce(stream, 'write', `log lines are lost, their destination fails: ${describeFault(fault)}`)
  if (typeof stream.on === 'function' && !watched.has(stream)) {
    watched.add(stream)
    stream.on('error', failed)
  }
  return {
    write(line) {
      const wasWriting = writing
      writing = true
      try {
        if ((stream.writableLength ?? 0) > mostWaitingBytes)
          failed(new Error('16 MiB of lines are waiting, nothing takes them'))
        else stream.write(line)
      } catch (fault) {
        failed(fault)
      } finally {
        writing = wasWriting
      }
    },
    flush(callback) {
      try {
        if (stream.flush) stream.flush(callback)
        else callback?.()
      } catch (fault) {
        callback?.(fault as Error)
      }
    },
    flushSync() {
      try {
        stream.flushSync?.()
      } catch (fault) {
        failed(fault)
      }
    },
  }
}

/** Whether somebody looks at what is written there. */
export function isTerminal(target: LogDestination | undefined): boolean {
  return ((target ?? process.stdout) as MaybeStream).isTTY === true
}
