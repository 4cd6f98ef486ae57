import { InvalidValue } from '../invalid-value'
import { defineValidator } from '../make-spec'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** A level of the log, from everything to nothing. */
export type LogLevel = (typeof levels)[number]

/** trace, debug, info, warn, error, fatal or silent, in any case. Gives lower case. */
export const logLevel = defineValidator<LogLevel>({
  type: 'log level',
  expected: `one of ${levels.join(', ')}`,
  example: 'info',
  parse,
})

function parse(input: string): LogLevel {
  const level = levels.find((name) => name === input.toLowerCase())
  if (level === undefined) throw new InvalidValue()
  return level
}
