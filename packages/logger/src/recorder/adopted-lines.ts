import type { Logger } from 'pino'
import type { Internals, PinoSymbols } from '../levels/pino-symbols'
import { tapped } from '../tap-lines'
import type { LineMaker } from './record-requests'

type Write = (this: Logger, fields: object | null, message: string | undefined, level: number) => void

/** By it a stream of pino's, such as that of several streams, says that it wants to be told the level of a line. */
const metadata = Symbol.for('pino.metadata')

interface Stream {
  [metadata]?: boolean
  lastLevel?: number
  write(line: string): unknown
}

/**
 * The lines of a logger that the app has made with pino: made by pino as ever, but for a stream that keeps them.
 * @param isRecord whether something else makes a log record of OpenTelemetry's from each
 */
export function adoptedLines(
  logger: Logger,
  symbols: PinoSymbols,
  isRecord = false,
): LineMaker & { readonly isHolding: () => boolean } {
  const { [symbols.write]: write, [symbols.stream]: stream } = logger as unknown as Internals
  let holding = false
  return {
    isHolding: () => holding,
    lineOf(one, ...args) {
      let line: string | undefined
      const keeping = {
        write(text: string) {
          line = text
        },
      }
      holding = true
      try {
        ;(write as Write).apply(Object.create(one, { [symbols.stream]: { value: keeping } }), args)
      } finally {
        holding = false
      }
      return line
    },
    write(line, level) {
      const target = stream as Stream
      if (target[metadata]) target.lastLevel = level
      target.write(tapped(line, isRecord))
      return line
    },
  }
}
