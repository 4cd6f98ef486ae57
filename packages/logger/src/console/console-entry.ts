import { isError, text } from '../plain-error'
import { read, type Walk } from '../walk'
import type { Printer } from './printer'
import { shownValue } from './shown-value'

/** What a call of the console says as a line of the log. */
export interface ConsoleEntry {
  /** An error, or the object that was all there was to log. */
  readonly object?: object | undefined
  readonly message: string
}

const placeholder = /%[sdifjoOc%]/g

/**
 * What `console.log` and its like were called with: a lone object that is no more than its properties is logged as `logger.info(object)` would have it, the
 * first error goes under `err`, everything else is the text that Node would print.
 */
export function consoleEntry(args: readonly unknown[], walk: Walk, print: Printer): ConsoleEntry {
  const [first] = args
  if (args.length === 1 && isPlainObject(first)) return { object: first, message: '' }
  const error = args.find(isError)
  const spoken = typeof first === 'string' ? countPlaceholders(first) : 0
  const shown = args
    .map((value, i) => {
      if (value !== error || error === undefined) return { value: shownValue(value, walk) }
      return i > 0 && i <= spoken ? { value: inWords(error) } : undefined
    })
    .flatMap((argument) => argument ?? [])
  return {
    object: error,
    message:
      shown.length > 0
        ? print(
            'log',
            shown.map(({ value }) => value),
          )
        : '',
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  try {
    const prototype = Object.getPrototypeOf(value)
    return prototype === Object.prototype || prototype === null
  } catch {
    // a proxy that throws
    return false
  }
}

function countPlaceholders(format: string): number {
  return format.match(placeholder)?.filter((found) => found !== '%%').length ?? 0
}

function inWords(error: Error): string {
  return `${text(read(error, 'name'))}: ${text(read(error, 'message'))}`
}
