import type { LogLine } from '../../src/store/stored-log'
import { Icon } from '../elements/icon'
import { Text } from '../elements/text'
import { Link } from '../routing/link'
import { LogLines } from './log-lines'

interface WaitingProps {
  readonly traceId: string
  readonly listUrl: string
  readonly isId: boolean
  /** They often come before the spans. */
  readonly logs: readonly LogLine[]
}

export function WaitingForTrace({ traceId, listUrl, isId, logs }: WaitingProps) {
  return (
    <div class="trace-page">
      <div class="trace-head">
        <Link class="back" href={listUrl}>
          <Icon name="back" />
          All traces
        </Link>
      </div>
      {isId ? <Waiting traceId={traceId} /> : <NotAnId traceId={traceId} />}
      {logs.length > 0 && <LogLines logs={logs} startUnixNs={undefined} selected={undefined} />}
    </div>
  )
}

function Waiting({ traceId }: Pick<WaitingProps, 'traceId'>) {
  return (
    <section class="empty" role="status">
      <h1 tabIndex={-1}>
        <span class="waiting-mark" aria-hidden="true" />
        Waiting for this trace
      </h1>
      <p class="mono wrap">
        <Text>{traceId}</Text>
      </p>
      <p>It appears here as soon as its first span comes. If it does not:</p>
      <ul>
        <li>
          <strong>Spans come in batches,</strong> up to five seconds after the request has ended (
          <code>OTEL_BSP_SCHEDULE_DELAY</code>).
        </li>
        <li>
          <strong>The app may send elsewhere, or not at all:</strong> see its{' '}
          <code>OTEL_EXPORTER_OTLP_ENDPOINT</code> and <code>OTEL_TRACES_EXPORTER</code>.
        </li>
        <li>
          <strong>The request may not be sampled:</strong> <code>OTEL_TRACES_SAMPLER</code>, or a{' '}
          <code>traceparent</code> header that ends in <code>-00</code>.
        </li>
        <li>
          <strong>It may be gone:</strong> traces are kept in memory until the viewer stops, they are cleared,
          or newer ones need the room.
        </li>
      </ul>
    </section>
  )
}

function NotAnId({ traceId }: Pick<WaitingProps, 'traceId'>) {
  return (
    <section class="empty">
      <h1 tabIndex={-1}>This is not the id of a trace</h1>
      <p class="mono wrap">
        <Text max={200}>{traceId}</Text>
      </p>
      <p>
        An id has 32 hexadecimal digits, or 16 from an older tracer. The log line has it as{' '}
        <code>trace_id</code>.
      </p>
    </section>
  )
}
