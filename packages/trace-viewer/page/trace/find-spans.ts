import type { Span } from './span'

const texts = new WeakMap<Span, string>()

/** Keys of the spans in which every word occurs: in the name, the service, an id, an attribute or an event. */
export function findSpans(spans: readonly Span[], text: string): ReadonlySet<string> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return new Set()
  return new Set(
    spans.filter((span) => words.every((word) => textOf(span).includes(word))).map(({ key }) => key),
  )
}

function textOf(span: Span): string {
  const known = texts.get(span)
  if (known !== undefined) return known
  const text = `${span.service} ${JSON.stringify(span.otlp)}`.toLowerCase()
  texts.set(span, text)
  return text
}
