import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { maskAttributes, maskText, mayNeedMask, sensitiveKeys } from '@voluntarily/config'

const isSensitive = sensitiveKeys()

/**
 * Masks, in every span that ends, the secrets that config has read, what has the form of a credential, and attributes whose key tells of one: a
 * driver's error names the address it could not reach, and instrumentations record that. Goes before all other processors.
 */
export class SecretMask implements SpanProcessor {
  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    const parts = attributesOf(span)
    if (parts.some(hasSensitiveKey) || mayNeedMask(textsOf(span, parts))) maskSpan(span, parts)
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function attributesOf({ attributes, events, links }: ReadableSpan): Attributes[] {
  if (events.length === 0 && links.length === 0) return [attributes]
  return [attributes, ...[...events, ...links].map((part) => part.attributes ?? {})]
}

function hasSensitiveKey(attributes: Attributes): boolean {
  for (const key in attributes) if (isSensitive(key, attributes[key])) return true
  return false
}

/** All texts of a span: nearly always there is nothing to mask in them, and one look tells. */
function textsOf({ name, events, status }: ReadableSpan, parts: readonly Attributes[]): string {
  let texts = name
  if (status.message !== undefined) texts += `\n${status.message}`
  for (const event of events) texts += `\n${event.name}`
  for (const attributes of parts) {
    for (const key in attributes) {
      const value = attributes[key]
      if (typeof value === 'string') texts += `\n${value}`
      else if (Array.isArray(value)) texts += `\n${value.join('\n')}`
    }
  }
  return texts
}

function maskSpan(span: ReadableSpan, parts: readonly Attributes[]): void {
  const { name, events, status } = span
  const open = span as { name: string }
  open.name = maskText(name)
  if (status.message !== undefined) status.message = maskText(status.message)
  for (const event of events) event.name = maskText(event.name)
  for (const attributes of parts) Object.assign(attributes, maskAttributes(attributes))
}
