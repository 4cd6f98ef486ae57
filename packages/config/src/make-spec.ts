import { isDeepStrictEqual } from 'node:util'
import { makeValidator } from 'envalid'
import { InvalidValue } from './invalid-value'
import { unknownOptions } from './option-problems'
import type { Spec, SpecOptions, Validator } from './spec'
import { SpecError } from './spec-error'
import { isAccepted, suggestExample } from './suggest-example'

/** What makes one validator differ from another. */
export interface Kind<T> {
  readonly type: string
  readonly expected: string
  readonly example?: string
  /** Gets a trimmed, non-empty value (or a default, written out); throws when it is wrong. */
  readonly parse: (input: string) => T
  /** Writes a default as it would stand in the environment. Default: String. */
  readonly format?: (value: T) => string
  /** What may serve as an example where the usual one is refused, best first. */
  readonly bounds?: readonly T[]
}

const knownOptions = ['default', 'optional', 'choices', 'secret', 'desc', 'example', 'defaultText']

/** Makes the validator of a kind that has no options of its own. */
export function defineValidator<T>(kind: Kind<T>): Validator<T> {
  return ((options: SpecOptions<T> = {}) => makeSpec(kind, options)) as Validator<T>
}

/** Builds the spec of one variable on envalid's makeValidator; throws SpecError when default, choices or options are wrong. */
export function makeSpec<T>(kind: Kind<T>, options: SpecOptions<T>): Spec<T> {
  const { choices, default: fallback, optional = false, secret = false, desc, defaultText } = options
  const { type, format = String } = kind
  refuseUnknownOptions(type, options)
  if (choices !== undefined) checkChoices(kind, choices)

  const parse = (input: string): T => {
    const value = kind.parse(input)
    if (choices?.some((choice) => isDeepStrictEqual(choice, value)) === false) throw new InvalidValue()
    return value
  }
  const expected =
    choices === undefined ? kind.expected : `one of ${choices.map((choice) => format(choice)).join(', ')}`
  if (fallback !== undefined && !isWellFormed(parse, format, fallback)) {
    throw new SpecError(`${type}: the default is wrong, expected ${expected}`)
  }
  if (options.example !== undefined && !isAccepted(options.example, parse)) {
    throw new SpecError(`${type}: the example is wrong, expected ${expected}`)
  }
  const { _parse } = makeValidator<unknown>(parse)()
  return Object.freeze({
    type,
    expected,
    required: !('default' in options) && !optional,
    secret,
    default: fallback,
    defaultText,
    choices,
    desc,
    example: suggestExample(kind, options, parse),
    _parse: _parse as (input: string) => T,
  })
}

function refuseUnknownOptions(type: string, options: object): void {
  const unknown = unknownOptions(options, knownOptions)
  if (unknown.length > 0) throw new SpecError(`${type}: ${unknown.join('; ')}`)
}

function checkChoices<T>({ type, expected, parse, format = String }: Kind<T>, choices: readonly T[]): void {
  if (!Array.isArray(choices) || choices.length === 0) {
    throw new SpecError(`${type}: choices must be an array of one value at least`)
  }
  if (!choices.every((choice) => isWellFormed(parse, format, choice))) {
    throw new SpecError(`${type}: a choice is wrong, expected ${expected}`)
  }
}

/** A value of the program's own is right when writing it out and reading it back gives the same. */
function isWellFormed<T>(parse: (input: string) => T, format: (value: T) => string, value: T): boolean {
  try {
    return isDeepStrictEqual(parse(format(value)), value)
  } catch {
    return false
  }
}
