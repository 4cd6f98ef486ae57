import { validateHeaderName, validateHeaderValue } from 'node:http'
import { readSettings, str } from '@voluntarily/config'
import type { Fault } from './findings'
import type { Target } from './targets'

const ofTheConnection =
  /^(?:connection|host|http2-settings|keep-alive|proxy-connection|te|transfer-encoding|upgrade)$/i

/** Why the headers that are set cannot be sent; undefined when they can. From now on none of their values is shown, whoever repeats it. */
export function headersFault({
  headers,
  variables,
}: Pick<Target, 'headers' | 'variables'>): Fault | undefined {
  for (const value of Object.values(headers)) keepSecret(value)
  const wrong = Object.entries(headers).find(([name, value]) => !canBeSent(name, value))
  if (!wrong) return undefined
  return {
    text: `${variables.access} holds what cannot be sent: the header ${wrong[0]}`,
    variable: variables.access,
    remedy: `set ${variables.access} to name=value, comma-separated, with a blank in a value as %20`,
  }
}

// config keeps the secrets that it has read
function keepSecret(value: string): void {
  readSettings({ value: str({ optional: true, secret: true }) }, { environment: { value } })
}

function canBeSent(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return !ofTheConnection.test(name)
  } catch {
    return false
  }
}
