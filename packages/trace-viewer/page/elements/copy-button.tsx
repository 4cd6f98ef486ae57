import { useEffect, useState } from 'preact/hooks'
import { Icon } from './icon'

interface CopyButtonProps {
  readonly text: string
  /** What is copied: `trace id`. */
  readonly what: string
}

export function CopyButton({ text, what }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => {},
    )
  const name = `Copy the ${what}`
  return (
    <span class="copy">
      <button type="button" class="icon-button" onClick={copy} aria-label={name} title={name}>
        <Icon name={copied ? 'done' : 'copy'} />
      </button>
      <span class="copied" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </span>
  )
}
