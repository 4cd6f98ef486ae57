import type { Attributes, AttributeValue } from '@opentelemetry/api'
import { sanitizeAttributes } from '@opentelemetry/core'
import type { SpanLimits } from '@opentelemetry/sdk-trace'

/** How much a span takes, with nothing left open. */
export type Limits = { readonly [limit in keyof SpanLimits]-?: number }

/**
 * Fills in what is not set.
 * Standard: https://opentelemetry.io/docs/specs/otel/trace/sdk/#span-limits
 */
export function resolveLimits(limits: SpanLimits): Limits {
  return {
    attributeCountLimit: limits.attributeCountLimit ?? 128,
    attributeValueLengthLimit: limits.attributeValueLengthLimit ?? Number.POSITIVE_INFINITY,
    eventCountLimit: limits.eventCountLimit ?? 128,
    linkCountLimit: limits.linkCountLimit ?? 128,
    attributePerEventCountLimit: limits.attributePerEventCountLimit ?? 128,
    attributePerLinkCountLimit: limits.attributePerLinkCountLimit ?? 128,
  }
}

/** A value with its texts cut to a length. */
export function cutValue(value: AttributeValue, maxLength: number): AttributeValue {
  if (typeof value === 'string') return value.length > maxLength ? value.slice(0, maxLength) : value
  if (!Array.isArray(value)) return value
  return value.map((item) => (typeof item === 'string' ? item.slice(0, maxLength) : item)) as AttributeValue
}

/** The attributes of an event or a link: those that are valid, as many as it may have, with their texts cut. */
export function limitAttributes(
  attributes: Attributes | undefined,
  maxCount: number,
  maxLength: number,
): { readonly attributes: Attributes; readonly droppedAttributesCount: number } {
  const valid = Object.entries(sanitizeAttributes(attributes))
  const kept = valid.slice(0, maxCount)
  for (const pair of kept) pair[1] = pair[1] && cutValue(pair[1], maxLength)
  return {
    attributes: Object.fromEntries(kept),
    droppedAttributesCount: valid.length - kept.length,
  }
}

/**
 * Adds to a list that keeps its latest so many.
 * @returns how many were dropped for it
 */
export function pushLimited<Item>(list: Item[], item: Item, maxCount: number): number {
  if (maxCount === 0) return 1
  list.push(item)
  if (list.length <= maxCount) return 0
  list.shift()
  return 1
}
