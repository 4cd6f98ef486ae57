import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LogLine } from '../../src/store/stored-log'
import { Announcer } from '../elements/announcer'
import { useShortcut } from '../elements/use-shortcut'
import { count } from '../format/count'
import { cutText, visibleText } from '../format/visible-text'
import { navigate } from '../routing/location'
import { traceUrl } from '../routing/routes'
import { buildTree } from './build-tree'
import { FailureNotice } from './failure-notice'
import { findRoot } from './find-root'
import { LogLines } from './log-lines'
import type { Trace } from './span'
import { SpanDetails } from './span-details'
import { spanWarnings } from './span-warnings'
import { TraceHeader } from './trace-header'
import { useTreeState } from './use-tree-state'
import { Waterfall } from './waterfall'

interface TraceViewProps {
  readonly traceId: string
  readonly trace: Trace
  readonly logs: readonly LogLine[]
  /** How many more there are, before these. */
  readonly earlierLogs: number
  /** The span whose details are open; empty for none. */
  readonly selectedId: string
  readonly listUrl: string
  /** The viewer does not have it any more. */
  readonly isGone: boolean
}

export function TraceView({
  traceId,
  trace,
  logs,
  earlierLogs,
  selectedId,
  listUrl,
  isGone,
}: TraceViewProps) {
  const rows = useMemo(() => buildTree(trace.spans), [trace])
  const tree = useTreeState(rows)
  const [onlySpan, setOnlySpan] = useState(false)
  // Which of two spans of the same id.
  const lastKey = useRef('')
  const selectedRow = useMemo(() => {
    const ofId = (row: (typeof rows)[number]) => row.span.spanId === selectedId
    const exact = rows.findIndex((row) => ofId(row) && row.span.key === lastKey.current)
    return selectedId === '' ? -1 : exact >= 0 ? exact : rows.findIndex(ofId)
  }, [rows, selectedId])
  const selected = rows[selectedRow]
  const page = useRef<HTMLDivElement>(null)
  const focusRow = useRef(false)

  const select = useCallback(
    (row: number) => {
      const span = rows[row]?.span
      lastKey.current = span?.key ?? ''
      navigate(traceUrl(traceId, span?.spanId), { replace: true })
      tree.reveal(row)
    },
    [rows, traceId, tree.reveal],
  )
  const selectById = (spanId: string) => {
    const row = rows.findIndex(({ span }) => span.spanId === spanId)
    if (row >= 0) select(row)
  }
  const close = useCallback(() => {
    if (selectedId === '') return
    focusRow.current = true
    navigate(traceUrl(traceId), { replace: true })
  }, [traceId, selectedId])
  useShortcut('Escape', close)

  useEffect(() => {
    if (selectedRow >= 0) tree.reveal(selectedRow)
    page.current?.querySelector('h1')?.focus({ preventScroll: true })
    // Only when the page opens.
  }, [])
  useEffect(() => {
    if (selected || !focusRow.current) return
    focusRow.current = false
    page.current?.querySelector<HTMLElement>('.span-row[tabindex="0"]')?.focus({ preventScroll: true })
  }, [selected])
  const root = findRoot(trace)
  const title = root
    ? `${visibleText(cutText(root.name, 80))} · ${visibleText(cutText(root.service, 40))}`
    : ''
  useEffect(() => {
    document.title = title
  }, [title])

  return (
    <div class={`trace-page ${selected ? 'with-details' : ''}`} ref={page}>
      <TraceHeader traceId={traceId} trace={trace} root={root} logs={logs.length} listUrl={listUrl} />
      {isGone && <p class="notice">The viewer does not keep this trace any more; this is what it was.</p>}
      <FailureNotice rows={rows} onShow={select} />
      <div class="trace-body">
        <div class="trace-main">
          <Waterfall trace={trace} tree={tree} selectedRow={selectedRow} logs={logs} onOpen={select} />
          <LogLines
            logs={logs}
            earlier={earlierLogs}
            startUnixNs={trace.startUnixNs}
            selected={selected?.span}
            onlySpan={onlySpan}
            onOnlySpan={setOnlySpan}
            onSpan={selectById}
          />
        </div>
        {selected && (
          <SpanDetails
            key={selected.span.key}
            traceId={traceId}
            row={selected}
            warnings={spanWarnings(selected, rows[selected.parent])}
            logs={logs.filter(({ spanId }) => spanId === selected.span.spanId).length}
            onLogs={() => setOnlySpan(true)}
            onClose={close}
          />
        )}
      </div>
      <Announcer text={`${count(trace.spans.length, 'span')}, ${count(logs.length, 'log line')}`} />
    </div>
  )
}
