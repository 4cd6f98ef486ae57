import { useEffect, useMemo } from 'preact/hooks'
import type { LogList } from '../../src/page-api/list-logs'
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

const none: LogList = { logs: [], earlier: 0 }

export function TracePage(props: TracePageProps) {
  const { traceId, listUrl } = props
  if (isTraceId(traceId)) return <KnownOrAwaited {...props} />
  return <WaitingForTrace traceId={traceId} listUrl={listUrl} isId={false} logs={none.logs} />
}

function KnownOrAwaited({ traceId, search, tick, listUrl }: TracePageProps) {
  const id = encodeURIComponent(traceId)
  // As it was sent: Jaeger's corrections of clocks would move spans away from their log lines.
  const trace = useLiveResource(`/api/v3/traces/${id}?raw_traces=true`, tick, readTrace)
  const { logs, earlier } = useLiveResource(`/api/viewer/traces/${id}/logs`, tick, readLogs).data ?? none
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
          earlierLogs={earlier}
          selectedId={selectedId}
          listUrl={listUrl}
          isGone={status === 'missing'}
        />
      ),
    [traceId, data, logs, earlier, selectedId, listUrl, status],
  )
  if (view) return view
  if (status === 'failed') return <p class="refused">The viewer could not show this trace: {trace.message}</p>
  if (status === 'loading') return <p class="only-read">Loading the trace</p>
  return <WaitingForTrace traceId={traceId} listUrl={listUrl} isId={status !== 'refused'} logs={logs} />
}

/** Throws for what is none of the viewer's: something else may listen where it did. */
function readLogs({ logs, earlier }: LogList): LogList {
  return { logs: [...logs], earlier }
}
