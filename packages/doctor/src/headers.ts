import { validateHeaderName, validateHeaderValue } from 'node:http'
import { type ConfigProblem, readSettings, str } from '@voluntarily/config'
import { type OtlpValues, otlpSettings } from '@voluntarily/otlp'
import type { Fault } from './findings'
import type { DoctorValues, Target } from './targets'

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

/** Entries of variables for headers that exporters leave out without a word. */
export function headersProblems(values: DoctorValues): ConfigProblem[] {
  const lost = Object.entries(values).filter(
    ([name, value]) => /^OTEL_EXPORTER_OTLP_(?:.*_)?HEADERS$/.test(name) && hasLostEntry(String(value ?? '')),
  )
  return lost.map(([name]) => ({
    name,
    expected: 'name=value, comma-separated, and an entry of it is not, so that it is not sent',
    remedy: `Set ${name} to name=value, with "=", not ":", a value behind it, and a % only as in %20, which stands for a blank.`,
  }))
}

function hasLostEntry(text: string): boolean {
  return text
    .split(',')
    .filter((entry) => entry.trim() !== '')
    .some((entry) => {
      const values = { OTEL_EXPORTER_OTLP_HEADERS: entry } as OtlpValues<'traces'>
      return Object.keys(otlpSettings('traces', values).headers).length === 0
    })
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
