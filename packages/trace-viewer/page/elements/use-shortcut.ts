import { useEffect } from 'preact/hooks'

const typing = 'input:not([type=checkbox]), select, textarea, [contenteditable]'

/** Calls back when a key is pressed without modifiers anywhere on the page, but not while somebody types. */
export function useShortcut(key: string, act: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (event.target instanceof Element && event.target.closest(typing)) return
      act(event)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [key, act])
}
