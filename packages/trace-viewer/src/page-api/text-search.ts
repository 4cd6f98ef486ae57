import type { StoredTrace } from '../store/trace-store'
import { isPunctuation, jsonPattern, plainPattern } from './word-pattern'

/** Whether a trace has what is searched for. */
export type TraceFilter = (trace: StoredTrace) => boolean

/**
 * Finds traces that have every word of a text, in any of their ids, names, services, attributes, events and log records, in upper or
 * lower case. To be made anew for each search: it remembers what it found in the texts that spans share.
 */
export function createTextSearch(text: string): TraceFilter {
  // The longest first: it is the rarest, as a rule.
  const words = text.split(/\s+/).filter(Boolean)
  const searches = words.sort((one, other) => other.length - one.length).map(createWordSearch)
  return (trace) => searches.every((search) => search(trace))
}

function createWordSearch(word: string): TraceFilter {
  const pattern = jsonPattern(word)
  const plain = plainPattern(word)
  const lower = word.toLowerCase()
  const mustParse = isPunctuation(word)
  const inShared = new Map<string, boolean>()

  const inJson = (json: string) => pattern.test(json) && (!mustParse || says(JSON.parse(json), lower))

  function inSharedJson(json: string): boolean {
    const known = inShared.get(json)
    if (known !== undefined) return known
    const found = inJson(json)
    inShared.set(json, found)
    return found
  }

  return ({ spans, logs }) =>
    spans.some(
      ({ json, resource, scope }) => inSharedJson(resource) || inSharedJson(scope) || inJson(json),
    ) ||
    logs.some(
      ({ message, level, service, attributes }) =>
        plain.test(message) || plain.test(level) || plain.test(service) || inJson(attributes),
    )
}

function says(value: unknown, lower: string): boolean {
  if (value === null || typeof value !== 'object') return String(value).toLowerCase().includes(lower)
  return Object.values(value).some((part) => says(part, lower))
}
