import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../elements/icon'
import { useShortcut } from '../elements/use-shortcut'
import { formatNumber } from '../format/count'
import { findSpans } from './find-spans'
import { nextRow } from './next-row'
import type { Trace } from './span'
import type { TreeState } from './use-tree-state'

export interface FindInTraceProps {
  readonly trace: Trace
  readonly tree: TreeState
  readonly matches: ReadonlySet<string> | undefined
  onMatches(matches: ReadonlySet<string> | undefined): void
  onGo(row: number): void
}

const settleMs = 150

export function FindInTrace({ trace, tree, matches, onMatches, onGo }: FindInTraceProps) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', (event) => {
    event.preventDefault()
    input.current?.select()
  })
  useEffect(() => {
    if (text.trim() === '') {
      onMatches(undefined)
      return
    }
    const timer = setTimeout(() => onMatches(findSpans(trace.spans, text)), settleMs)
    return () => clearTimeout(timer)
  }, [text, trace, onMatches])

  const goOn = () => {
    const found = findSpans(trace.spans, text)
    if (found.size === 0) return
    onGo(nextRow(tree.rows, tree.visible[tree.at] ?? -1, ({ span }) => found.has(span.key)))
  }
  return (
    <search class="find">
      <span class="with-icon">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          aria-label="Find in this trace"
          aria-keyshortcuts="/"
          placeholder="Find in this trace"
          autoComplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && goOn()}
        />
        <span class="key" aria-hidden="true">
          /
        </span>
      </span>
      <span class="found" role="status">
        {matches && `${formatNumber(matches.size)} found${matches.size > 0 ? ', Enter goes on' : ''}`}
      </span>
    </search>
  )
}
