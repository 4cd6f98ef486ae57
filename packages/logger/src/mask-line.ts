import { holdsSecretValue, maskSecretValues } from './secret-values'
import { maskText, mayHoldSecret } from './sensitive-text'

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/**
 * A finished line with the credentials in its strings masked, whichever way they came into it: message, error, bindings of a child.
 * Still the same JSON: each string is decoded, masked and encoded again.
 */
export function maskLine(line: string, withEmail: boolean): string {
  const literal = holdsSecretValue(line)
  if (!literal && !mayHoldSecret(line, withEmail)) return line
  return line.replace(stringOrNumber, (token) => {
    if (token.charCodeAt(0) !== 34)
      return literal && maskSecretValues(token) !== token ? JSON.stringify(maskSecretValues(token)) : token
    if (!(literal && holdsSecretValue(token)) && !mayHoldSecret(token, withEmail)) return token
    const text = JSON.parse(token) as string
    const masked = maskText(maskSecretValues(text), withEmail)
    return masked === text ? token : JSON.stringify(masked)
  })
}
