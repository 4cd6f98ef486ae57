import { holdsSecretValue, maskText, mayHoldCredentials } from '@voluntarily/config'

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/**
 * A finished line with the credentials in its strings masked, whichever way they came into it: message, error, bindings of a child.
 * Still the same JSON: each string is decoded, masked and encoded again.
 */
export function maskLine(line: string, withEmail: boolean): string {
  const literal = holdsSecretValue(line)
  if (!literal && !mayHoldCredentials(line, withEmail)) return line
  return line.replace(stringOrNumber, (token) => {
    if (token.charCodeAt(0) !== 34)
      return literal && maskText(token) !== token ? JSON.stringify(maskText(token)) : token
    if (!(literal && holdsSecretValue(token)) && !mayHoldCredentials(token, withEmail)) return token
    const text = JSON.parse(token) as string
    const masked = maskText(text, { email: withEmail })
    return masked === text ? token : JSON.stringify(masked)
  })
}
