import { readSettings, type Spec } from '../../src'

/** The value that a spec reads from a text, or the word refused. */
export function read(spec: Spec<unknown>, text: string): unknown {
  const { values, problems } = readSettings({ X: spec }, { environment: { X: text } })
  return problems.length > 0 ? 'refused' : values.X
}
