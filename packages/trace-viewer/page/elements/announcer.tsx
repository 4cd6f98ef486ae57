import { useEffect, useRef, useState } from 'preact/hooks'

const settleMs = 1_000
const pauseMs = 10_000

interface AnnouncerProps {
  readonly text: string
  /** The text is said again when this changes, and as it is then; the text itself by default. */
  readonly about?: string
}

/** Says a text to screen readers: politely, when it has settled, and not more often than every ten seconds. */
export function Announcer({ text, about = text }: AnnouncerProps) {
  const [said, setSaid] = useState('')
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    const wait = Math.max(settleMs, saidAt.current + pauseMs - performance.now())
    const timer = setTimeout(() => {
      saidAt.current = performance.now()
      setSaid(latest.current)
    }, wait)
    return () => clearTimeout(timer)
  }, [about])
  return (
    <p class="only-read" role="status">
      {said}
    </p>
  )
}
