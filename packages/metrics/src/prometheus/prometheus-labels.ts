import type { Attributes } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import { prometheusLabel } from './prometheus-names'

/** Labels that the page itself writes. */
const reserved = /^(le|quantile|otel_scope_.*)$/

/** The labels of attributes: `http_route="/users/:id"`. */
export function labelsOf(attributes: Attributes): string[] {
  const labels = new Map<string, string>()
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue
    const name = prometheusLabel(key)
    const label = reserved.test(name) ? `key_${name}` : name
    const before = labels.get(label)
    // a.b and a_b are the same to Prometheus; the standard joins their values so
    labels.set(label, before === undefined ? text(value) : `${before};${text(value)}`)
  }
  return Array.from(labels, ([label, value]) => `${label}="${escapeValue(value)}"`)
}

/** The labels that say whose metric it is. */
export function scopeText({ name, version }: InstrumentationScope): string {
  const versioned = version ? `,otel_scope_version="${escapeValue(version)}"` : ''
  return `otel_scope_name="${escapeValue(name)}"${versioned}`
}

/** The text after HELP, on one line. */
export function escapeHelp(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

function escapeValue(value: string): string {
  return /[\\\n"]/.test(value) ? escapeHelp(value).replaceAll('"', '\\"') : value
}

function text(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
