import type { StoreStats } from '../../src/store/trace-store'

/** `lost`: it did answer before, or never has; tried again all the time. */
export type ConnectionState = 'connecting' | 'live' | 'lost'

export interface Connection {
  readonly state: ConnectionState
  /** Goes up whenever something may have changed. */
  readonly tick: number
  readonly stats: StoreStats | undefined
  /** When the viewer was last heard of, in milliseconds since 1970; 0 for never. */
  readonly heardAt: number
}

const retryMs = 1_500

/**
 * Listens to the viewer's changes until the returned function is called. A page that is not in view does not listen: a browser
 * opens six connections to a server at most, and many traces may be open in tabs.
 */
export function listenForChanges(tell: (connection: Connection) => void): () => void {
  let now: Connection = { state: 'connecting', tick: 0, stats: undefined, heardAt: 0 }
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const update = (change: Partial<Connection>) => {
    now = { ...now, ...change }
    tell(now)
  }
  const heard = (stats: StoreStats) =>
    update({ state: 'live', tick: now.tick + 1, heardAt: Date.now(), stats })
  const close = () => {
    clearTimeout(retry)
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    source = new EventSource('/api/viewer/events')
    source.addEventListener('open', () => update({ state: 'live', heardAt: Date.now() }))
    source.addEventListener('change', ({ data }) => heard(JSON.parse(data) as StoreStats))
    // The browser's own retry gives up on some answers, and waits long.
    source.addEventListener('error', () => {
      close()
      update({ state: 'lost' })
      retry = setTimeout(open, retryMs)
    })
  }
  const followVisibility = () => (document.visibilityState === 'hidden' ? close() : open())

  document.addEventListener('visibilitychange', followVisibility)
  followVisibility()
  return () => {
    document.removeEventListener('visibilitychange', followVisibility)
    close()
  }
}
