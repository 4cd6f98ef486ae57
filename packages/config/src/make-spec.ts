import { isDeepStrictEqual } from 'node:util'
import { makeValidator } from 'envalid'
import { InvalidValue } from './invalid-value'
import type { Spec, SpecOptions, ValueOf } from './spec'
import { SpecError } from './spec-error'

/** What makes one validator differ from another. */
export interface Kind<T> {
  type: string
  expected: string
  example?: string
  /** Gets a trimmed, non-empty value (or a default, written out); throws when it is wrong. */
  parse: (input: string) => T
  /** Writes a default as it would stand in the environment. Default: String. */
  format?: (value: T) => string
}

const knownOptions = new Set(['default', 'optional', 'choices', 'secret', 'desc', 'example', 'defaultText'])

/** Builds the spec of one variable on envalid's makeValidator; throws SpecError when default, choices or options are wrong. */
export function makeSpec<T, const O extends SpecOptions<T>>(kind: Kind<T>, options: O): Spec<ValueOf<T, O>> {
  const { choices, default: fallback, secret = false, optional = false, desc, defaultText } = options
  refuseUnknownOptions(kind.type, options)
  if (choices !== undefined) checkChoices(kind, choices)

  const parse = (input: string): T => {
    const value = kind.parse(input)
    if (choices !== undefined && !choices.includes(value)) throw new InvalidValue()
    return value
  }
  if (fallback !== undefined && !isWellFormed({ ...kind, parse }, fallback)) {
    throw new SpecError(`${kind.type}: the default is wrong, expected ${describeExpected(kind, choices)}`)
  }

  const spec: Spec<T> = Object.freeze({
    type: kind.type,
    expected: describeExpected(kind, choices),
    required: !('default' in options) && !optional,
    secret,
    default: Array.isArray(fallback) ? (Object.freeze([...fallback]) as T) : fallback,
    defaultText,
    choices,
    desc,
    example: options.example ?? (choices === undefined ? kind.example : String(choices[0])),
    _parse: makeValidator(parse as (input: string) => unknown)()._parse as (input: string) => T,
  })
  return spec as Spec<ValueOf<T, O>>
}

function refuseUnknownOptions(type: string, options: object): void {
  const unknown = Object.keys(options).filter((name) => !knownOptions.has(name))
  if (unknown.length === 0) return
  throw new SpecError(
    `${type}: unknown option ${unknown.join(', ')}; there are ${[...knownOptions].join(', ')}`,
  )
}

function checkChoices<T>(kind: Kind<T>, choices: readonly T[]): void {
  if (!Array.isArray(choices) || choices.length === 0)
    throw new SpecError(`${kind.type}: choices must be a non-empty array`)
  if (!choices.every((choice) => isWellFormed(kind, choice))) {
    throw new SpecError(`${kind.type}: a choice is wrong, expected ${kind.expected}`)
  }
}

/** A value of the program's own is right when writing it out and reading it back gives the same. */
function isWellFormed<T>({ parse, format = String }: Kind<T>, value: T): boolean {
  try {
    return isDeepStrictEqual(parse(format(value)), value)
  } catch {
    return false
  }
}

function describeExpected<T>(kind: Kind<T>, choices: readonly T[] | undefined): string {
  return choices === undefined ? kind.expected : `one of ${choices.map(kind.format ?? String).join(', ')}`
}
