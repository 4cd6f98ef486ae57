import { Icon } from '../elements/icon'
import { ServiceName } from '../elements/service-name'
import { Text } from '../elements/text'
import { count, formatNumber } from '../format/count'
import { formatDuration, formatOffset } from '../format/duration'
import { cutText, visibleText } from '../format/visible-text'
import type { Mark } from './group-marks'
import { SpanBar } from './span-bar'
import { spanWarnings } from './span-warnings'
import type { TreeState } from './use-tree-state'

interface SpanRowProps {
  readonly tree: TreeState
  /** Into the rows of the tree. */
  readonly index: number
  /** Among the visible rows. */
  readonly place: number
  /** In pixels. */
  readonly top: number
  readonly traceDurationNs: number
  readonly marks: readonly Mark[] | undefined
  readonly isSelected: boolean
  /** It does not match what is looked for. */
  readonly isDim: boolean
  onOpen(row: number): void
  onToggle(row: number): void
}

export function SpanRow(props: SpanRowProps) {
  const { tree, index, place, top, traceDurationNs, marks, isSelected, isDim, onOpen, onToggle } = props
  const row = tree.rows[index]
  if (!row) return null
  const { span, depth, children, descendants, failedBelow, position, siblings } = row
  const parent = tree.rows[row.parent]
  const isClosed = tree.collapsed.has(span.key)
  const warnings = spanWarnings(row, parent)
  const classes = ['span-row', span.failed && 'failed', isSelected && 'selected', isDim && 'dim']
  return (
    <tr
      class={classes.filter(Boolean).join(' ')}
      style={{ top: `${top}px` }}
      tabIndex={place === tree.at ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-rowindex={place + 2}
      aria-expanded={children > 0 ? !isClosed : undefined}
      aria-selected={isSelected}
      onClick={() => onOpen(index)}
    >
      <td class="name-cell">
        <span class="indent" style={{ '--depth': depth }} />
        {children > 0 ? (
          <button
            type="button"
            class="twisty"
            tabIndex={-1}
            aria-label={isClosed ? 'Expand' : 'Collapse'}
            onClick={(event) => {
              event.stopPropagation()
              // The keys are those of the row.
              event.currentTarget.closest('tr')?.focus({ preventScroll: true })
              onToggle(index)
            }}
          >
            <Icon name="chevron" />
          </button>
        ) : (
          <span class="twisty" />
        )}
        <ServiceName name={span.service} quiet={parent?.span.service === span.service} />
        {span.failed && (
          <span class="errors">
            <Icon name="error" />
            <span class="only-read">Error:</span>
          </span>
        )}
        <span
          class="span-name"
          title={span.name.length > 30 ? visibleText(cutText(span.name, 300)) : undefined}
        >
          <Text max={200}>{span.name || '(no name)'}</Text>
        </span>
        {warnings.length > 0 && (
          <span class="warned" title={warnings.join('\n').slice(0, 1_000)}>
            <Icon name="warning" />
            <span class="only-read">{count(warnings.length, 'warning')}</span>
          </span>
        )}
        {isClosed && (
          <span class="hidden-spans">
            {formatNumber(descendants)} more{failedBelow > 0 && `, ${count(failedBelow, 'error')}`}
          </span>
        )}
      </td>
      <td class="duration-cell">{formatDuration(span.durationNs)}</td>
      <td class="bar-cell">
        <span class="only-read">starts at {formatOffset(span.startNs)}</span>
        <SpanBar span={span} traceDurationNs={traceDurationNs} marks={marks} />
      </td>
    </tr>
  )
}
