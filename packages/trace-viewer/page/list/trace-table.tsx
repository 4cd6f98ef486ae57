import { useEffect, useRef } from 'preact/hooks'
import { count } from '../format/count'
import { focusOpenedTrace } from './opened-trace'
import { TraceRow } from './trace-row'
import type { HeldList } from './use-held-rows'

const columns = ['Started', 'Operation', 'Duration', 'Spans', 'Errors', 'Log lines', 'Services'] as const

export function TraceTable({ held }: { readonly held: HeldList }) {
  const { rows, waiting, hold, letGo } = held
  const body = useRef<HTMLTableSectionElement>(null)
  const longestUs = rows.reduce((longest, { durationUs }) => Math.max(longest, durationUs), 1)
  useEffect(() => {
    focusOpenedTrace(body.current)
    return () => {
      hold('pointer', false)
      hold('focus', false)
    }
  }, [])

  const showNew = () => {
    letGo()
    requestAnimationFrame(() => body.current?.querySelector('a')?.focus({ preventScroll: true }))
  }
  return (
    // The button is part of it: on the way to it nothing may move either.
    <div
      class="held-area"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && hold('pointer', true)}
      onPointerLeave={() => hold('pointer', false)}
      onFocusIn={() => hold('focus', true)}
      onFocusOut={() => hold('focus', false)}
    >
      <div class="new-traces">
        {waiting > 0 && (
          <button type="button" onClick={showNew}>
            Show {count(waiting, 'new trace')}
          </button>
        )}
      </div>
      <table class="traces">
        <caption class="only-read">Traces, the newest first</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moveBetweenRows}>
          {rows.map((trace) => (
            <TraceRow key={trace.traceId} trace={trace} longestUs={longestUs} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function moveBetweenRows(event: KeyboardEvent): void {
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key]
  if (!next) return
  event.preventDefault()
  next.querySelector('a')?.focus()
}
