import type { OtlpResource, OtlpResourceSpans, OtlpScope, OtlpSpan } from '../../otlp/otlp-json'

export interface Located {
  readonly span: OtlpSpan
  readonly scope: OtlpScope
  readonly resource: OtlpResource
}

/** All spans with where they belong. */
export function* spansOf(groups: OtlpResourceSpans[]): Generator<Located> {
  for (const { resource, scopeSpans } of groups)
    for (const { scope, spans } of scopeSpans) for (const span of spans) yield { span, scope, resource }
}
