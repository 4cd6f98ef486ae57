import { mask } from '@voluntarily/config'
import { type Bindings, type ChildLoggerOptions, type Logger, pino } from 'pino'
import { readBindings } from './log-arguments'
import { plainValue } from './plain-value'
import type { Walk } from './walk'

type Serializers = Record<string, (value: unknown) => unknown>

/** Those of a logger to which the app has given none. */
export const noSerializers: Serializers = {}
const appsOwn = new WeakMap<object, Serializers>()

/** The serializers that the app has given to this logger or its ancestors. */
export function serializersOf(logger: Logger): Serializers {
  return (
    appsOwn.get((logger as unknown as Record<symbol, object>)[pino.symbols.serializersSym] as object) ??
    noSerializers
  )
}

/**
 * Lets the logger and all its children mask what is bound to them: pino writes the bindings of a child into text once, when the child is made,
 * and the app's own serializers and formatters run after everything else.
 */
export function maskedChildren(logger: Logger, newWalk: () => Walk): Logger {
  const child = logger.child as unknown as (
    this: Logger,
    bindings: Bindings,
    options?: ChildLoggerOptions,
  ) => Logger
  const { setBindings } = logger

  function maskedChild(this: Logger, bindings: Bindings = {}, options?: ChildLoggerOptions): Logger {
    const given = options?.serializers as Serializers | undefined
    const serializers: Serializers = { ...serializersOf(this), ...(given && masked(given, newWalk)) }
    const plain = readBindings(bindings, { walk: newWalk(), serializers })
    const made = child.call(this, plain, options && maskedOptions(options, serializers, newWalk))
    if (given)
      appsOwn.set(
        (made as unknown as Record<symbol, object>)[pino.symbols.serializersSym] as object,
        serializers,
      )
    return made
  }

  function maskedSetBindings(this: Logger, bindings: Bindings): void {
    setBindings.call(this, readBindings(bindings, { walk: newWalk(), serializers: serializersOf(this) }))
  }

  Object.defineProperty(logger, 'child', { value: maskedChild, writable: true, configurable: true })
  Object.defineProperty(logger, 'setBindings', {
    value: maskedSetBindings,
    writable: true,
    configurable: true,
  })
  return logger
}

function maskedOptions(
  options: ChildLoggerOptions,
  serializers: Serializers,
  newWalk: () => Walk,
): ChildLoggerOptions {
  const copy = { ...options }
  if (options.serializers) copy.serializers = serializers
  if (options.formatters) {
    const { log, bindings } = options.formatters
    copy.formatters = {
      ...options.formatters,
      ...(log && { log: (fields) => formatted(log, fields, newWalk()) }),
      ...(bindings && { bindings: (fields) => formatted(bindings, fields, newWalk()) }),
    }
  }
  return copy
}

function formatted(
  format: (fields: Bindings) => unknown,
  fields: object,
  walk: Walk,
): Record<string, unknown> {
  try {
    return plainValue(format(fields), walk) as Record<string, unknown>
  } catch {
    return fields as Record<string, unknown>
  }
}

function masked(serializers: Serializers, newWalk: () => Walk): Serializers {
  return Object.fromEntries(
    Object.entries(serializers).map(([key, serialize]) => [
      key,
      (value: unknown) => {
        const walk = newWalk()
        if (walk.isSensitive(key, value)) return mask
        try {
          return plainValue(serialize(value), walk)
        } catch {
          return '[unreadable]'
        }
      },
    ]),
  )
}
