import { useEffect, useRef, useState } from 'preact/hooks'

const settleMs = 250

interface Draft {
  readonly text: string
  type(text: string): void
  /** Now, without waiting; for Enter and when the field is left. */
  settle(): void
}

/**
 * What is being typed, told on when it settles. `goesOn` is set from the second time on until the field is left: one entry in
 * the history for one edit.
 */
export function useDraft(value: string, tell: (text: string, goesOn: boolean) => void): Draft {
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const told = useRef(false)
  const tellNow = (text: string) => {
    setDraft(undefined)
    if (text === value) return
    tell(text, told.current)
    told.current = true
  }
  const latest = useRef(tellNow)
  latest.current = tellNow
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => latest.current(draft), settleMs)
    return () => clearTimeout(timer)
  }, [draft])
  return {
    text: draft ?? value,
    type: setDraft,
    settle() {
      if (draft !== undefined) tellNow(draft)
      told.current = false
    },
  }
}
