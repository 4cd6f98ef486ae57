import { Text } from '../elements/text'
import { AttributeTable } from './attribute-table'
import type { Span } from './span'

/** Where a span comes from: the process that sent it, and the library that made it. */
export function SpanOrigin({ span }: { readonly span: Span }) {
  const { resource, scope } = span
  return (
    <>
      <details class="origin">
        <summary>Resource</summary>
        <AttributeTable attributes={resource.attributes} dropped={resource.droppedAttributesCount} />
      </details>
      <details class="origin">
        <summary>
          Scope{' '}
          <span class="muted">
            <Text max={100}>{[scope.name, scope.version].filter(Boolean).join(' ')}</Text>
          </span>
        </summary>
        <AttributeTable attributes={scope.attributes} dropped={scope.droppedAttributesCount} />
        {span.otlp.traceState && (
          <p class="muted">
            Trace state: <Text>{span.otlp.traceState}</Text>
          </p>
        )}
      </details>
    </>
  )
}
