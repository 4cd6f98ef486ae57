import type { Logger } from 'pino'
import { isMadeHere } from './create-logger'
import { maskLine } from './mask-line'
import { requestIds } from './request-ids'
import { tapped } from './tap-lines'

type Internals = Record<symbol, unknown>
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
  const mixinKey = symbolNamed(logger, 'pino.mixin')
  const hooksKey = symbolNamed(logger, 'pino.hooks')
  if (!mixinKey || !hooksKey) return
  const mixin = internals[mixinKey] as Mixin | undefined
  const hooks = internals[hooksKey] as Hooks
  internals[mixinKey] = (fields: object, level: number, own: Logger) => ({
    ...mixin?.(fields, level, own),
    ...requestIds(),
  })
  internals[hooksKey] = {
    ...hooks,
    streamWrite: (line: string) => tapped(masked(hooks.streamWrite ? hooks.streamWrite(line) : line)),
  }
  Object.defineProperty(logger, adopted, { value: true })
}

function masked(line: string): string {
  try {
    return maskLine(line, false)
  } catch {
    return line
  }
}

// The app may have a pino of its own, whose symbols are other ones with the same names.
function symbolNamed(logger: object, name: string): symbol | undefined {
  for (let owner: object | null = logger; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertySymbols(owner).find((key) => key.description === name)
    if (found) return found
  }
  return undefined
}
