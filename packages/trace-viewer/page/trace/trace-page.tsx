import { useEffect, useMemo } from 'preact/hooks'
import type { LogLine } from '../../src/store/stored-log'
import { useLiveResource } from '../live/use-live-resource'
import { isTraceId } from '../routing/routes'
import { readTrace } from './read-trace'
import { TraceView } from './trace-view'
import { WaitingForTrace } from './waiting-for-trace'

interface TracePageProps {
  readonly traceId: string
  /** The query string; `span` is the one whose details are open. */
  readonly search: string
  readonly tick: number
  readonly listUrl: string
}

const logsIn = ({ logs }: { logs: readonly LogLine[] }) => logs
const none: readonly LogLine[] = []

export function TracePage(props: TracePageProps) {
  const { traceId, listUrl } = props
  if (isTraceId(traceId)) return <KnownOrAwaited {...props} />
  return <WaitingForTrace traceId={traceId} listUrl={listUrl} isId={false} logs={none} />
}

function KnownOrAwaited({ traceId, search, tick, listUrl }: TracePageProps) {
  const id = encodeURIComponent(traceId)
  // As it was sent: Jaeger's corrections of clocks would move spans away from their log lines.
  const trace = useLiveResource(`/api/v3/traces/${id}?raw_traces=true`, tick, readTrace)
  const logs = useLiveResource(`/api/viewer/traces/${id}/logs`, tick, logsIn).data ?? none
  const selectedId = useMemo(() => new URLSearchParams(search).get('span') ?? '', [search])
  useEffect(() => {
    if (!trace.data) document.title = `Trace ${traceId}`
  }, [trace.data, traceId])

  const { data, status } = trace
  // Changes of other traces come several times a second: this one is drawn again when there is something new in it.
  const view = useMemo(
    () =>
      data && (
        <TraceView
          traceId={traceId}
          trace={data}
          logs={logs}
          selectedId={selectedId}
          listUrl={listUrl}
          isGone={status === 'missing'}
        />
      ),
    [traceId, data, logs, selectedId, listUrl, status],
  )
  if (view) return view
  if (status === 'failed') return <p class="refused">The viewer could not show this trace: {trace.message}</p>
  if (status === 'loading') return <p class="only-read">Loading the trace</p>
  return <WaitingForTrace traceId={traceId} listUrl={listUrl} isId={status !== 'refused'} logs={logs} />
}
