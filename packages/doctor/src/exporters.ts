import { accessSync, constants } from 'node:fs'
import type { Fault } from './findings'
import type { DoctorValues } from './targets'

/** The exporters that spans go to, as tracing has them. */
export function exportersOf(values: DoctorValues): readonly string[] {
  const { OTEL_TRACES_EXPORTER: wanted, NODE_ENV: mode } = values
  const names = wanted?.length ? [...new Set(wanted)] : [mode === 'test' ? 'none' : 'otlp']
  return names.includes('none') ? [] : names
}

/** Why no span leaves the process; undefined when one does. */
export function whyOff(values: DoctorValues): Fault | undefined {
  if (values.OTEL_SDK_DISABLED) {
    return off('OTEL_SDK_DISABLED', 'OTEL_SDK_DISABLED=true: there are no spans', 'remove OTEL_SDK_DISABLED')
  }
  if (values.OTEL_CONFIG_FILE !== undefined) return undefined
  const exporters = exportersOf(values)
  const variable = 'OTEL_TRACES_EXPORTER'
  if (exporters.length === 0) {
    return values.OTEL_TRACES_EXPORTER?.length
      ? off(
          variable,
          `${variable} says none: no span leaves the process`,
          `remove ${variable}, or set it to otlp`,
        )
      : off(
          'NODE_ENV',
          'NODE_ENV=test: no span leaves the process',
          `set ${variable}=otlp, or NODE_ENV to something else`,
        )
  }
  if (exporters.every((name) => name === 'console'))
    return off(variable, `${variable}=console: spans are printed, none is sent`, `set ${variable}=otlp`)
  return undefined
}

/** Why the configuration file cannot be read; undefined when it can, or when there is none. */
export function whyUnreadable({ OTEL_CONFIG_FILE: path }: DoctorValues): Fault | undefined {
  if (path === undefined) return undefined
  try {
    accessSync(path, constants.R_OK)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return off(
      'OTEL_CONFIG_FILE',
      `the file that OTEL_CONFIG_FILE names cannot be read (${code}): ${path}`,
      'set OTEL_CONFIG_FILE to a file that is there and may be read, or remove it',
    )
  }
}

function off(variable: string, text: string, remedy: string): Fault {
  return { variable, text, remedy }
}
