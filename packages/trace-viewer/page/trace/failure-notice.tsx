import { useMemo } from 'preact/hooks'
import { Icon } from '../elements/icon'
import { Text } from '../elements/text'
import type { TreeRow } from './build-tree'
import { findFailure } from './find-failure'

interface FailureNoticeProps {
  readonly rows: readonly TreeRow[]
  onShow(row: number): void
}

/** What went wrong, in one line, with the way to its span. */
export function FailureNotice({ rows, onShow }: FailureNoticeProps) {
  const failure = useMemo(() => findFailure(rows), [rows])
  const span = failure && rows[failure.row]?.span
  if (!failure || !span) return null
  return (
    <p class="failure">
      <Icon name="error" />
      <span class="failure-text">
        <strong>
          <Text max={300}>{failure.text || 'A span failed'}</Text>
        </strong>{' '}
        in <Text max={200}>{span.name || '(no name)'}</Text>
      </span>
      <button type="button" class="quiet-button" onClick={() => onShow(failure.row)}>
        Show the span
      </button>
    </p>
  )
}
