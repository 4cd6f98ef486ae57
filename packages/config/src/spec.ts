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

/** A function that declares one variable of type T. Throws a TypeError (ERR_CONFIG_SPEC) when its options are wrong. */
export interface Validator<T, Known = SpecOptions<T>> {
  (): Spec<T>
  <const O extends Known>(options: O & NoOthers<O, Known>): Spec<ValueOf<T, O> | MaybeUnset<O>>
}

/** Makes an option that does not exist a type error. */
type NoOthers<O, Known> = { [K in Exclude<keyof O, keyof Known>]: never }

/** T, or the union of the choices; a list's choices are those of its entries. */
type ValueOf<T, O> = O extends { choices: readonly (infer C)[] }
  ? T extends readonly unknown[]
    ? readonly C[]
    : C
  : T

type MaybeUnset<O> = 'default' extends keyof O
  ? Extract<O['default'], undefined>
  : O extends { optional?: infer U }
    ? true extends U
      ? undefined
      : never
    : never
