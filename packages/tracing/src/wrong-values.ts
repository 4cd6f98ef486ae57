import { accessSync, constants } from 'node:fs'
import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import { readSettings, str } from '@voluntarily/config'
import type { OtlpSettings } from '@voluntarily/otlp'
import type { TracingSettings } from './resolve-settings'

/** A variable whose value is not taken, or not as it stands, with why and what to do; never with the value. */
export interface WrongValue {
  readonly variable: string
  readonly why: string
}

const text = str({ default: undefined })
const headerNames = ['', '_TRACES', '_METRICS', '_LOGS'].map(
  (signal) => `OTEL_EXPORTER_OTLP${signal}_HEADERS`,
)

/**
 * The variables that are wrong in a way that the standard has passed over, and that would else be noticed by what is missing.
 * Standard: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function wrongValues(settings: TracingSettings): WrongValue[] {
  const { exporters, otlp, logsExporters, logsOtlp } = settings
  const found = [
    wrongSwitch(),
    ...headerNames.map(wrongHeaders),
    wrongAttributes(),
    ...(exporters.includes('otlp') ? unreadableFiles(otlp) : []),
    ...(logsExporters.includes('otlp') ? unreadableFiles(logsOtlp) : []),
  ].filter((one) => one !== undefined)
  return [...new Map(found.map((one) => [one.variable, one])).values()]
}

function wrongSwitch(): WrongValue | undefined {
  const variable = 'OTEL_SDK_DISABLED'
  const value = read(variable)?.toLowerCase() ?? 'false'
  if (value === 'true' || value === 'false') return undefined
  return { variable, why: 'is neither true nor false, and counts as false: set it to true to send nothing' }
}

function wrongHeaders(variable: string): WrongValue | undefined {
  const entries = entriesOf(read(variable))
  const wrong = entries.filter((entry) => Object.keys(parseKeyPairsIntoRecord(entry)).length === 0)
  if (wrong.length === 0) return undefined
  return {
    variable,
    why: `has ${wrong.length} of ${entries.length} headers in another form than name=value: they are left out`,
  }
}

function wrongAttributes(): WrongValue | undefined {
  const variable = 'OTEL_RESOURCE_ATTRIBUTES'
  if (entriesOf(read(variable)).every(isAttribute)) return undefined
  return {
    variable,
    why: 'is passed over as a whole: write name=value, comma-separated, with each , and = in a value as %2C and %3D',
  }
}

function isAttribute(entry: string): boolean {
  const [name, value, ...more] = entry.split('=')
  if (!name?.trim() || value === undefined || more.length > 0) return false
  try {
    return decodeURIComponent(entry) !== ''
  } catch {
    return false
  }
}

function unreadableFiles({ certificates }: OtlpSettings): WrongValue[] {
  const { ca, cert, key, variables } = certificates
  const files = Object.entries({ ca, cert, key }) as [
    keyof NonNullable<typeof variables>,
    string | undefined,
  ][]
  return files.flatMap(([part, file]) => {
    const code = file === undefined ? undefined : unreadable(file)
    if (code === undefined || variables === undefined) return []
    return {
      variable: variables[part],
      why: `names a file that cannot be read (${code}): set it to a PEM file`,
    }
  })
}

/** Why a file cannot be read, as Node's error code; undefined when it can. */
export function unreadable(file: string): string | undefined {
  try {
    accessSync(file, constants.R_OK)
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  }
}

function entriesOf(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((entry) => entry.trim() !== '')
}

function read(variable: string): string | undefined {
  return readSettings({ [variable]: text }).values[variable]
}
