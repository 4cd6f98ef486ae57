import { CopyButton } from '../elements/copy-button'
import { Icon } from '../elements/icon'
import { ServiceName } from '../elements/service-name'
import { Text } from '../elements/text'
import { clockTime, dayUnlessToday, isoTime } from '../format/clock-time'
import { formatNumber } from '../format/count'
import { formatDuration } from '../format/duration'
import { Link } from '../routing/link'
import type { Span, Trace } from './span'

interface TraceHeaderProps {
  readonly traceId: string
  readonly trace: Trace
  readonly root: Span | undefined
  /** Number of log lines. */
  readonly logs: number
  readonly listUrl: string
}

export function TraceHeader({ traceId, trace, root, logs, listUrl }: TraceHeaderProps) {
  const startUs = Number(trace.startUnixNs / 1_000n)
  return (
    <div class="trace-head">
      <Link class="back" href={listUrl}>
        <Icon name="back" />
        All traces
      </Link>
      <h1 tabIndex={-1}>
        {root && <ServiceName name={root.service} />}{' '}
        <span class="operation">
          <Text max={300}>{root?.name || '(no name)'}</Text>
        </span>
      </h1>
      <dl class="facts">
        <div>
          <dt>Duration</dt>
          <dd class="strong">{formatDuration(trace.durationNs)}</dd>
        </div>
        <div>
          <dt>Started</dt>
          <dd>
            <time dateTime={isoTime(startUs)} title={isoTime(startUs)}>
              {dayUnlessToday(startUs)} {clockTime(startUs)}
            </time>
          </dd>
        </div>
        <div>
          <dt>Spans</dt>
          <dd>{formatNumber(trace.spans.length)}</dd>
        </div>
        <div>
          <dt>Services</dt>
          <dd>{formatNumber(trace.services.size)}</dd>
        </div>
        <div>
          <dt>Errors</dt>
          <dd class={trace.errors > 0 ? 'errors' : ''}>
            {trace.errors > 0 && <Icon name="error" />}
            {formatNumber(trace.errors)}
          </dd>
        </div>
        <div>
          <dt>Log lines</dt>
          <dd>{formatNumber(logs)}</dd>
        </div>
        <div class="fact-id">
          <dt>Trace id</dt>
          <dd>
            <code>{traceId}</code>
            <CopyButton text={traceId} what="trace id" />
          </dd>
        </div>
      </dl>
    </div>
  )
}
