import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, SpecOptions, ValueOf } from '../spec'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** A level of the log, from everything to nothing. */
export type LogLevel = (typeof levels)[number]

/** trace, debug, info, warn, error, fatal or silent, in any case. Gives lower case. */
export function logLevel<const O extends SpecOptions<LogLevel> = NoOptions>(
  options?: O & NoOthers<O, SpecOptions<LogLevel>>,
): Spec<ValueOf<LogLevel, O>> {
  const parse = (input: string) => {
    const level = levels.find((name) => name === input.toLowerCase())
    if (level === undefined) throw new InvalidValue()
    return level
  }
  return makeSpec<LogLevel, O>(
    { type: 'log level', expected: `one of ${levels.join(', ')}`, example: 'info', parse },
    options ?? ({} as O),
  )
}
