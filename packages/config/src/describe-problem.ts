import type { ConfigProblem } from './config-error'
import { describeDefault } from './describe-default'
import { InvalidValue } from './invalid-value'
import type { Reading } from './read-variable'
import { showParts, showValue } from './show-value'
import type { Spec } from './spec'

// Names under which people keep secrets, whether or not they have said `secret: true`.
const secretName = /PASS|PWD|SECRET|TOKEN|KEY|CREDENTIAL/i

/** The problem of a required variable that is not set. */
export function missing(
  name: string,
  spec: Spec<unknown>,
  misspelt: string | undefined,
  { fileVariable }: Reading,
): ConfigProblem {
  const what = spec.desc === undefined ? '' : ` (${spec.desc})`
  const example = spec.example === undefined ? '' : `, such as ${name}=${spec.example}`
  const file = spec.secret ? `, or ${name}_FILE to the path of a file that holds it` : ''
  const set =
    fileVariable === undefined
      ? `Set ${name}${what}${example}${file}.`
      : `Put the value into that file${what}.`
  const slip = misspelt === undefined ? '' : ` ${showValue(misspelt)} is set: is that a misspelling?`
  return {
    name,
    expected: spec.expected,
    found: fileVariable === undefined ? 'it is not set' : `the file that ${fileVariable} names is empty`,
    remedy: `${set}${slip}`,
  }
}

/** The problem of NAME and NAME_FILE both set, or of a file that cannot be read. */
export function unreadable(
  name: string,
  spec: Spec<unknown>,
  { fileVariable, failure, reason }: Reading,
): ConfigProblem {
  return failure === 'both'
    ? {
        name,
        expected: spec.expected,
        found: `both ${name} and ${fileVariable} are set`,
        remedy: `Remove one of ${name} and ${fileVariable}.`,
      }
    : {
        name,
        expected: `${spec.expected}, in the file that ${fileVariable} names`,
        found: `that file cannot be read (${reason})`,
        remedy: `Correct the path in ${fileVariable} or make the file readable.`,
      }
}

/** The problem of a value that its validator refuses. */
export function refused(
  name: string,
  spec: Spec<unknown>,
  text: string,
  { fileVariable }: Reading,
  error: unknown,
): ConfigProblem {
  const hidden = spec.secret || secretName.test(name)
  const where = fileVariable === undefined ? name : `what is in the file that ${fileVariable} names`
  const example = spec.example === undefined ? '' : `, for example to ${spec.example}`
  const { hint, parts } = error instanceof InvalidValue ? error : new InvalidValue()
  return {
    name,
    expected: spec.expected,
    found: hidden
      ? 'it is something else (not shown, because it is secret)'
      : `got ${showParts(text, parts)}`,
    remedy: hint ?? `Change ${where}${example}${orRemove(fileVariable ?? name, spec)}.`,
  }
}

function orRemove(name: string, spec: Spec<unknown>): string {
  if (spec.required) return ''
  const fallback = describeDefault(spec)
  return fallback === '' ? `, or remove ${name}` : `, or remove ${name} to get the default: ${fallback}`
}
