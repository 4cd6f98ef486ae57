import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace'
import { maskText, mayNeedMask } from '@voluntarily/config'

/**
 * Masks, in every span that ends, the secrets that config has read and what has the form of a credential: a driver's error
 * names the address it could not reach, and instrumentations record that. Goes before all other processors.
 */
export class SecretMask implements SpanProcessor {
  onStart(): void {}

  onEnd({ attributes, events, status }: ReadableSpan): void {
    const parts =
      events.length === 0 ? [attributes] : [attributes, ...events.map((event) => event.attributes)]
    if (!mayNeedMask(textsOf(parts, status.message))) return
    for (const part of parts) maskAttributes(part)
    if (status.message !== undefined) status.message = maskText(status.message)
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function maskAttributes(attributes: Attributes = {}): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'string') attributes[key] = maskText(value)
    else if (Array.isArray(value)) attributes[key] = value.map(maskItem) as string[]
  }
}

function maskItem(item: unknown): unknown {
  return typeof item === 'string' ? maskText(item) : item
}

/** All texts of a span as one: nearly always there is nothing to mask in it, and one look tells. */
function textsOf(parts: readonly (Attributes | undefined)[], message: string | undefined): string {
  let all = message ?? ''
  for (const part of parts) {
    for (const key in part) {
      const value = part[key]
      if (typeof value === 'string') all += `\n${value}`
      else if (Array.isArray(value)) all += `\n${value.join('\n')}`
    }
  }
  return all
}
