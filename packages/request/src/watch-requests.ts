import { reportFault } from './faults'
import type { RequestEnd, RequestState } from './state'

/** Told of every request of the process, whichever way it was opened; probes are none. */
export interface RequestWatcher {
  readonly opened?: (state: RequestState) => void
  /** Called once a request, in its context, before anybody else is told that it has ended: its span is still open. */
  readonly ending?: (state: RequestState, end: RequestEnd) => void
  /** Called once a request, in its context. */
  readonly ended?: (state: RequestState, end: RequestEnd) => void
}

let watchers: readonly RequestWatcher[] = []

/**
 * Tells of each request when it is opened, and when it ends, from now on. A watcher that throws is reported, and the request goes on.
 * @returns a function that ends it
 */
export function watchRequests(watcher: RequestWatcher): () => void {
  const own = { ...watcher }
  watchers = [...watchers, own]
  return () => {
    watchers = watchers.filter((other) => other !== own)
  }
}

export function tellOpened(state: RequestState): void {
  for (const watcher of watchers) {
    try {
      watcher.opened?.(state)
    } catch (fault) {
      reportFault('a watcher of requests', fault)
    }
  }
}

export function tellEnding(state: RequestState, end: RequestEnd): void {
  for (const watcher of watchers) {
    try {
      watcher.ending?.(state, end)
    } catch (fault) {
      reportFault('a watcher of requests', fault)
    }
  }
}

export function tellEnded(state: RequestState, end: RequestEnd): void {
  for (const watcher of watchers) {
    try {
      watcher.ended?.(state, end)
    } catch (fault) {
      reportFault('a watcher of requests', fault)
    }
  }
}
