/** What every validator takes. */
export interface SpecOptions<T> {
  /** Used when the variable is unset; checked as a value would be. `undefined`: the variable may be unset. Default: the variable is required. */
  default?: T | undefined
  /** The variable may be unset, its value is then undefined. Default: false. */
  optional?: boolean
  /** The only values allowed. Default: all that the validator allows. */
  choices?: readonly T[]
  /** Keeps the value out of errors, logs, inspect and JSON. Default: false. */
  secret?: boolean
  /** What the variable is for, a few words for errors and documentation. */
  desc?: string
  /** A value that would be right, as written in the environment. */
  example?: string
  /** What documentation prints for a default that is worked out elsewhere. */
  defaultText?: string
}

/** One declared variable: what a validator returns. */
export interface Spec<T> {
  /** Name of the type, for documentation. */
  readonly type: string
  /** What a value has to be, to follow the word "expected". */
  readonly expected: string
  readonly required: boolean
  readonly secret: boolean
  readonly default: T | undefined
  readonly defaultText: string | undefined
  readonly choices: readonly unknown[] | undefined
  readonly desc: string | undefined
  readonly example: string | undefined
  /** Reads a trimmed, non-empty value; throws when it is wrong. */
  readonly _parse: (input: string) => T
}

/** Variables by name. */
export type Specs = Readonly<Record<string, Spec<unknown>>>

/** The values that specs describe: frozen, secrets masked in inspect and JSON. */
export type Config<S extends Specs> = { readonly [K in keyof S]: S[K] extends Spec<infer T> ? T : never }

/** The type of the value that options O make of a validator's own type T. */
export type ValueOf<T, O> = (O extends { choices: readonly (infer C)[] } ? C : T) | MaybeUnset<O>

type MaybeUnset<O> = O extends { default: infer D }
  ? Extract<D, undefined>
  : O extends { optional: infer U }
    ? true extends U
      ? undefined
      : never
    : never

/** Makes an option that does not exist a type error. */
export type NoOthers<O, Known> = { [K in Exclude<keyof O, keyof Known>]: never }

/** The options of a validator that is called without any. */
export type NoOptions = Record<never, never>
