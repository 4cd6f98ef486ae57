import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LogLine } from '../../src/store/stored-log'
import { count, formatNumber } from '../format/count'
import { keyedLines } from './keyed-lines'
import { LogLineRow } from './log-line-row'
import { logOffsetNs } from './log-offset'
import type { Span } from './span'

interface LogLinesProps {
  readonly logs: readonly LogLine[]
  /** How many more there are, before these. */
  readonly earlier?: number
  /** Start of the trace; the first line's time when the spans are not here yet. */
  readonly startUnixNs: bigint | undefined
  /** The span whose details are open. */
  readonly selected: Span | undefined
  readonly onlySpan?: boolean
  onOnlySpan?(on: boolean): void
  onSpan?(spanId: string): void
}

const shownAtFirst = 200

export function LogLines({
  logs,
  earlier = 0,
  startUnixNs,
  selected,
  onlySpan = false,
  onOnlySpan,
  onSpan,
}: LogLinesProps) {
  const [most, setMost] = useState(shownAtFirst)
  const section = useRef<HTMLElement>(null)
  const start = startUnixNs ?? BigInt(Math.round(logs[0]?.timeUs ?? 0)) * 1_000n
  const isNarrowed = onlySpan && selected !== undefined
  const lines = useMemo(() => keyedLines(logs), [logs])
  const shown = isNarrowed ? lines.filter(({ line }) => line.spanId === selected.spanId) : lines
  useEffect(() => {
    if (isNarrowed) section.current?.scrollIntoView({ block: 'nearest' })
  }, [isNarrowed])
  return (
    <section class="logs" aria-labelledby="logs-title" ref={section}>
      <div class="logs-head">
        <h2 id="logs-title">Log lines</h2>
        <span class="muted">
          {isNarrowed ? `${shown.length} of ${logs.length}` : formatNumber(logs.length)}
        </span>
        {logs.length > 0 && onOnlySpan && (
          <label class="check">
            <input
              type="checkbox"
              checked={isNarrowed}
              disabled={selected === undefined}
              onChange={(event) => onOnlySpan(event.currentTarget.checked)}
            />
            This span only
          </label>
        )}
      </div>
      {earlier > 0 && (
        <p class="muted">
          {count(earlier, 'earlier line')} of this trace {earlier === 1 ? 'is' : 'are'} not shown.
        </p>
      )}
      {shown.length === 0 ? (
        <NoLogLines isNarrowed={isNarrowed} />
      ) : (
        <ol class="log-lines">
          {shown.slice(0, most).map(({ key, line }) => (
            <LogLineRow
              key={key}
              line={line}
              offsetNs={logOffsetNs(line.timeUs, start)}
              isOfSelected={selected !== undefined && line.spanId === selected.spanId}
              onSpan={onSpan}
            />
          ))}
        </ol>
      )}
      {shown.length > most && (
        <button type="button" class="button" onClick={() => setMost(most + 1_000)}>
          Show more of {count(shown.length, 'line')}
        </button>
      )}
    </section>
  )
}

function NoLogLines({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed) return <p class="muted">This span has no log lines.</p>
  return (
    <p class="muted no-logs">
      None came with this trace. What the logger of <code>@voluntarily/observability</code> writes during a
      request shows up here; <code>LOG_LEVEL=debug</code> makes it write more.
    </p>
  )
}
