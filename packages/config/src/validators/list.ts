import { InvalidValue } from '../invalid-value'
import { makeSpec } from '../make-spec'
import type { SpecOptions, Validator } from '../spec'
import { SpecError } from '../spec-error'

/** Options of `list`. */
export interface ListOptions extends Omit<SpecOptions<readonly string[]>, 'choices'> {
  /** The only entries allowed. Default: all. */
  choices?: readonly string[]
  /** What stands between two entries. Default: a comma. */
  separator?: string
}

/**
 * Texts with commas between them, blanks trimmed, empty entries dropped: a lone comma is the empty list. The array is frozen.
 * `choices`: the only entries allowed; `separator`: what stands between two.
 */
export const list = ((options: ListOptions = {}) => {
  const { choices, separator = ',', default: fallback, ...common } = options
  if (separator === '') throw new SpecError('list: the separator must not be empty')
  if (choices?.length === 0) throw new SpecError('list: choices must be an array of one value at least')
  const between = separator === ',' ? 'commas' : JSON.stringify(separator)
  const entries = choices === undefined ? '' : `, each one of ${choices.join(', ')}`
  const kind = {
    type: 'list',
    expected: `a list with ${between} between its entries${entries}`,
    example: (choices ?? ['one', 'two']).slice(0, 2).join(separator),
    parse: (input: string) => parseList(input, separator, choices),
    format: (value: readonly string[]) => value.join(separator),
  }
  if (!('default' in options)) return makeSpec(kind, common)
  return makeSpec(kind, { ...common, default: fallback && Object.freeze([...fallback]) })
}) as Validator<readonly string[], ListOptions>

function parseList(input: string, separator: string, choices?: readonly string[]): readonly string[] {
  const entries = input
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const wrong = choices === undefined ? [] : entries.filter((entry) => !choices.includes(entry))
  if (wrong.length > 0) throw new InvalidValue(undefined, wrong)
  return Object.freeze(entries)
}
