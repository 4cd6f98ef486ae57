import { useEffect, useRef, useState } from 'preact/hooks'
import type { TraceSummary } from '../../src/page-api/trace-summary'
import { holdRows } from './hold-rows'

export interface HeldList {
  readonly rows: readonly TraceSummary[]
  readonly waiting: number
  /** Shows what waits. */
  letGo(): void
  /** Whether somebody is about to use the rows: the pointer is over them, or the focus in them. */
  hold(reason: 'pointer' | 'focus', on: boolean): void
}

const none: readonly TraceSummary[] = []

/**
 * The rows to show: the latest ones, unless somebody is pointing at a row, has the focus in one, or has scrolled away from the
 * top. Then no row moves, and the new ones wait.
 */
export function useHeldRows(path: string, latest: readonly TraceSummary[] = none): HeldList {
  const [reasons, setReasons] = useState({ pointer: false, focus: false, scroll: false })
  const shown = useRef({ path, rows: none })
  const isHeld = reasons.pointer || reasons.focus || reasons.scroll

  useEffect(() => {
    const scrolled = () => {
      const scroll = window.scrollY > 40
      setReasons((before) => (before.scroll === scroll ? before : { ...before, scroll }))
    }
    scrolled()
    window.addEventListener('scroll', scrolled, { passive: true })
    return () => window.removeEventListener('scroll', scrolled)
  }, [])

  const keeps = isHeld && shown.current.path === path && shown.current.rows.length > 0
  const { rows, waiting } = keeps ? holdRows(shown.current.rows, latest) : { rows: latest, waiting: 0 }
  shown.current = { path, rows }

  return {
    rows,
    waiting,
    letGo() {
      shown.current = { path, rows: none }
      window.scrollTo({ top: 0 })
      setReasons({ pointer: false, focus: false, scroll: false })
    },
    hold: (reason, on) =>
      setReasons((before) => (before[reason] === on ? before : { ...before, [reason]: on })),
  }
}
