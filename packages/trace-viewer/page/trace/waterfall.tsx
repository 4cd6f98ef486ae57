import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { LogLine } from '../../src/store/stored-log'
import { useMedia } from '../elements/use-media'
import { useSize } from '../elements/use-size'
import { groupMarks } from './group-marks'
import { moveInTree } from './move-in-tree'
import type { Trace } from './span'
import { SpanRow } from './span-row'
import { TimeAxis } from './time-axis'
import { timeTicks } from './time-ticks'
import type { TreeState } from './use-tree-state'
import { WaterfallTools } from './waterfall-tools'
import { scrollTopFor, windowRows } from './window-rows'

interface WaterfallProps {
  readonly trace: Trace
  readonly tree: TreeState
  /** Index of the row whose details are open; -1 for none. */
  readonly selectedRow: number
  readonly logs: readonly LogLine[]
  onOpen(row: number): void
}

const ticksEveryPx = 80
// A deep trace has narrow steps, so that there is room for the names.
const deepestIndentPx = 150

export function Waterfall({ trace, tree, selectedRow, logs, onOpen }: WaterfallProps) {
  const { rows, visible, collapsed, at } = tree
  // As in styles/waterfall.css.
  const isNarrow = useMedia('(max-width: 700px)')
  const rowHeight = isNarrow ? 48 : 30
  const scroller = useRef<HTMLDivElement>(null)
  const axis = useRef<HTMLTableCellElement>(null)
  const view = useSize(scroller)
  const axisWidth = useSize(axis).width
  const [scrollTop, setScrollTop] = useState(0)
  const [matches, setMatches] = useState<ReadonlySet<string> | undefined>(undefined)
  const wantsFocus = useRef(false)
  const marks = useMemo(() => groupMarks(logs, trace.startUnixNs), [logs, trace.startUnixNs])

  const viewHeight = Math.max(0, view.height - rowHeight)
  const { first, end } = windowRows(scrollTop, viewHeight, rowHeight, visible.length)
  const shown = visible.slice(first, end).map((row, index) => ({ row, place: first + index }))
  // The row with the focus stays in the document when it is scrolled away, or the focus would be lost.
  const active = visible[at]
  if (active !== undefined && (at < first || at >= end)) shown.push({ row: active, place: at })

  // Before the next key: a key that is held down comes every few milliseconds.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || viewHeight === 0) return
    element.scrollTop = scrollTopFor(at, element.scrollTop, viewHeight, rowHeight)
    if (!wantsFocus.current) return
    wantsFocus.current = false
    const row = element.querySelector<HTMLElement>('.span-row[tabindex="0"]')
    row?.focus({ preventScroll: true })
    // The page too: the lower end of the tree may be below the window, or behind the details.
    row?.scrollIntoView({ block: 'nearest' })
  }, [active, at, viewHeight > 0])

  const go = (place: number) => {
    const row = visible[place]
    if (row === undefined) return
    // Else a later change would take the focus from where it is then.
    wantsFocus.current = row !== active
    if (selectedRow >= 0) onOpen(row)
    else tree.reveal(row)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const pageSize = Math.floor(viewHeight / rowHeight)
    const move = moveInTree(event.key, { rows, visible, collapsed, at, pageSize })
    if (!move || active === undefined) return
    event.preventDefault()
    if (move.kind === 'go') go(move.to)
    else if (move.kind === 'collapse') tree.collapse([active])
    else if (move.kind === 'expand') tree.expand([active])
    else if (move.kind === 'expand-siblings') tree.expand(siblingsOf(tree, active))
    else {
      onOpen(active)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.details h2')?.focus())
    }
  }
  const toggle = (row: number) => {
    tree.reveal(row)
    if (collapsed.has(rows[row]?.span.key ?? '')) tree.expand([row])
    else tree.collapse([row])
  }

  const ticks = timeTicks(trace.durationNs, Math.max(2, Math.floor(axisWidth / ticksEveryPx)))
  const tickShare = ((ticks[1] ?? trace.durationNs) / (trace.durationNs || 1)) * 100
  const deepest = useMemo(() => rows.reduce((most, { depth }) => Math.max(most, depth), 1), [rows])
  const step = Math.max(2, Math.min(isNarrow ? 9 : 14, deepestIndentPx / deepest))
  return (
    <section class="waterfall-section" aria-labelledby="waterfall-title">
      <WaterfallTools trace={trace} tree={tree} matches={matches} onMatches={setMatches} onGo={onOpen} />
      <div
        class="waterfall-scroll"
        ref={scroller}
        onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
      >
        <table
          class="waterfall"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows and cells stay those of a table.
          role="treegrid"
          aria-labelledby="waterfall-title"
          aria-rowcount={visible.length + 1}
          style={{ '--tick': `${tickShare}%`, '--step': `${step}px` }}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Span</th>
              <th scope="col">Duration</th>
              <th scope="col" ref={axis}>
                <TimeAxis ticks={ticks} durationNs={trace.durationNs} />
              </th>
            </tr>
          </thead>
          <tbody style={{ height: `${visible.length * rowHeight}px` }} onKeyDown={pressed}>
            {shown.map(({ row, place }) => (
              <SpanRow
                key={rows[row]?.span.key}
                tree={tree}
                index={row}
                place={place}
                top={place * rowHeight}
                traceDurationNs={trace.durationNs}
                marks={marks.get(rows[row]?.span.spanId ?? '')}
                isSelected={row === selectedRow}
                isDim={matches !== undefined && !matches.has(rows[row]?.span.key ?? '')}
                onOpen={onOpen}
                onToggle={toggle}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function siblingsOf({ rows }: TreeState, row: number): number[] {
  const parent = rows[row]?.parent
  return rows.flatMap((other, index) => (other.parent === parent ? index : []))
}
