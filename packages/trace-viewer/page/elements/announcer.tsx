import { useEffect, useRef, useState } from 'preact/hooks'

const settleMs = 1_000
const pauseMs = 10_000

/** Says a text to screen readers: politely, when it has settled, and not more often than every ten seconds. */
export function Announcer({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (text === said) return
    const wait = Math.max(settleMs, saidAt.current + pauseMs - performance.now())
    const timer = setTimeout(() => {
      saidAt.current = performance.now()
      setSaid(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, said])
  return (
    <p class="only-read" role="status">
      {said}
    </p>
  )
}
