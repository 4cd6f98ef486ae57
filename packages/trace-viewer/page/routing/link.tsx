import type { ComponentChildren } from 'preact'
import { navigate } from './location'

interface LinkProps {
  readonly href: string
  readonly class?: string
  /** Replaces the address in the history. */
  readonly replace?: boolean
  readonly children: ComponentChildren
  /** When it is followed in this tab. */
  onOpen?(): void
}

/** A link within the page; opens in another tab where the person asks for that. */
export function Link({ href, replace = false, children, onOpen, ...rest }: LinkProps) {
  const follow = (event: MouseEvent) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
    if (elsewhere || event.defaultPrevented) return
    event.preventDefault()
    onOpen?.()
    navigate(href, { replace })
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}
