import { useEffect, useState } from 'preact/hooks'

export interface PageLocation {
  readonly pathname: string
  readonly search: string
}

const changed = 'page-location'

function read(): PageLocation {
  return { pathname: window.location.pathname, search: window.location.search }
}

/** Goes to another address of this page, without loading it. */
export function navigate(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState(history.state, '', url)
  else history.pushState(null, '', url)
  window.dispatchEvent(new Event(changed))
}

export function useLocation(): PageLocation {
  const [location, setLocation] = useState(read)
  useEffect(() => {
    const update = () => setLocation(read())
    window.addEventListener('popstate', update)
    window.addEventListener(changed, update)
    return () => {
      window.removeEventListener('popstate', update)
      window.removeEventListener(changed, update)
    }
  }, [])
  return location
}
