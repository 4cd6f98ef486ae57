import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { NoOptions, NoOthers, Spec, SpecOptions } from '../spec'
import { SpecError } from '../spec-error'

/** Options of `list`. */
export interface ListOptions extends Omit<SpecOptions<readonly string[]>, 'choices'> {
  /** The only entries allowed. Default: all. */
  choices?: readonly string[]
  /** What stands between two entries. Default: a comma. */
  separator?: string
}

type Entries<O> = O extends { choices: readonly (infer C)[] } ? readonly C[] : readonly string[]

type Unset<O> = O extends { default: infer D }
  ? Extract<D, undefined>
  : O extends { optional: true }
    ? undefined
    : never

/** Texts with commas between them, blanks trimmed, empty entries dropped: a lone comma is the empty list. The array is frozen. */
export function list<const O extends ListOptions = NoOptions>(
  options?: O & NoOthers<O, ListOptions>,
): Spec<Entries<O> | Unset<O>> {
  const { separator = ',', choices, ...rest } = options ?? ({} as O)
  if (separator === '') throw new SpecError('list: the separator must not be empty')
  if (choices !== undefined && choices.length === 0)
    throw new SpecError('list: choices must be a non-empty array')
  const parse = (input: string): readonly string[] => {
    const entries = input
      .split(separator)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
    if (choices !== undefined && !entries.every((entry) => choices.includes(entry))) throw new InvalidValue()
    return Object.freeze(entries)
  }
  const between = separator === ',' ? 'commas' : JSON.stringify(separator)
  const out = choices === undefined ? '' : `, each one of ${choices.join(', ')}`
  const spec = makeSpec<readonly string[], SpecOptions<readonly string[]>>(
    {
      type: 'list',
      expected: `a list with ${between} between its entries${out}`,
      example: (choices ?? ['one', 'two']).slice(0, 2).join(separator),
      parse,
      format: (value) => value.join(separator),
    },
    rest,
  )
  return spec as Spec<Entries<O> | Unset<O>>
}
