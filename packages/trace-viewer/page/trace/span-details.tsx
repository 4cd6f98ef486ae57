import { CopyButton } from '../elements/copy-button'
import { Icon } from '../elements/icon'
import { ServiceName } from '../elements/service-name'
import { Text } from '../elements/text'
import { count } from '../format/count'
import { formatDuration, formatOffset } from '../format/duration'
import { AttributeTable } from './attribute-table'
import type { TreeRow } from './build-tree'
import { ExceptionView } from './exception-view'
import { exceptionsOf } from './exceptions'
import { SpanEvents } from './span-events'
import { kindName } from './span-kind'
import { SpanLinks } from './span-links'
import { SpanOrigin } from './span-origin'

interface SpanDetailsProps {
  readonly traceId: string
  readonly row: TreeRow
  readonly warnings: readonly string[]
  /** Number of its log lines. */
  readonly logs: number
  onLogs(): void
  onClose(): void
}

const mostExceptions = 20
const mostWarnings = 20

export function SpanDetails({ row, warnings, logs, onLogs, onClose }: SpanDetailsProps) {
  const { span } = row
  const { status, attributes, droppedAttributesCount } = span.otlp
  const exceptions = exceptionsOf(span)
  const isTold = exceptions.some(({ message }) => message === status?.message)
  return (
    <aside class="details" aria-labelledby="details-title">
      <div class="details-head">
        <h2 id="details-title" tabIndex={-1}>
          <Text>{span.name || '(no name)'}</Text>
        </h2>
        <button
          type="button"
          class="icon-button"
          onClick={onClose}
          title="Close (Escape)"
          aria-label="Close the details"
        >
          <Icon name="close" />
        </button>
        <p>
          <ServiceName name={span.service} /> <span class="muted">{kindName(span.otlp.kind)}</span>
        </p>
      </div>
      <dl class="facts">
        <div>
          <dt>Duration</dt>
          <dd class="strong">{formatDuration(span.durationNs)}</dd>
        </div>
        <div>
          <dt>Start</dt>
          <dd>{formatOffset(span.startNs)}</dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd class={span.failed ? 'errors' : ''}>
            {span.failed && <Icon name="error" />}
            {span.failed ? 'Error' : status?.code === 1 ? 'OK' : 'Not set'}
          </dd>
        </div>
        <div>
          <dt>Span id</dt>
          <dd>
            <code>{span.spanId || '(none)'}</code>
            <CopyButton text={span.spanId} what="span id" />
          </dd>
        </div>
      </dl>
      {status?.message && !isTold && (
        <p class={span.failed ? 'status-message failed' : 'status-message'}>
          <Text lines max={2_000}>
            {status.message}
          </Text>
        </p>
      )}
      {warnings.slice(0, mostWarnings).map((warning, index) => (
        <p key={index} class="notice">
          <Icon name="warning" />
          <Text max={1_000}>{warning}</Text>
        </p>
      ))}
      {exceptions.slice(0, mostExceptions).map((exception, index) => (
        <ExceptionView key={index} exception={exception} />
      ))}
      {exceptions.length > mostExceptions && (
        <p class="muted">
          The first {mostExceptions} of {count(exceptions.length, 'exception')} are shown
        </p>
      )}
      {logs > 0 && (
        <button type="button" class="quiet-button" onClick={onLogs}>
          <Icon name="lines" />
          Show only its {count(logs, 'log line')}
        </button>
      )}
      <h3>Attributes</h3>
      <AttributeTable attributes={attributes} dropped={droppedAttributesCount} />
      <SpanEvents span={span} />
      <SpanLinks links={span.otlp.links} dropped={span.otlp.droppedLinksCount} />
      <SpanOrigin span={span} />
    </aside>
  )
}
