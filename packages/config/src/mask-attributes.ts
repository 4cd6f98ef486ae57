import { mask } from './mask'
import { maskText } from './mask-text'
import { sensitiveKeys } from './sensitive-keys'

const isSensitive = sensitiveKeys()

/**
 * Attributes of a span or a metric with what must not be shown masked: values whose key tells of a credential, and in the others what `maskText` masks.
 * Those that were given when there is nothing to mask, else a copy.
 */
export function maskAttributes<Given extends object>(attributes: Given): Given {
  const masked = Object.entries(attributes).map(([key, value]) => [
    key,
    isSensitive(key, value) ? mask : maskValue(value),
  ])
  const changed = masked.some(([key, value]) => value !== attributes[key as keyof Given])
  return changed ? (Object.fromEntries(masked) as Given) : attributes
}

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value)
  if (!Array.isArray(value)) return value
  const items = value.map((item) => (typeof item === 'string' ? maskText(item) : item))
  return items.some((item, index) => item !== value[index]) ? items : value
}
