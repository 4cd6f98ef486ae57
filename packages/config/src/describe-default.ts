import type { Spec } from './spec'

/** A spec's default in words; empty when it has none. */
export function describeDefault({ default: value, defaultText, secret }: Spec<unknown>): string {
  if (defaultText !== undefined) return defaultText
  if (value === undefined) return ''
  if (secret) return '[secret]'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
