import type { Request, Response } from 'express'
import type { TraceStore } from '../store/trace-store'

const shortestPauseMs = 250
const heartbeatMs = 15_000

/**
 * Tells the page of changes as server-sent events: `change` with StoreStats in JSON, at once and then after changes, at most four a
 * second. A comment every 15 seconds keeps the connection, and finds out that its other end is gone.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function streamChanges(store: TraceStore, request: Request, response: Response): void {
  response.set('Content-Type', 'text/event-stream')
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  let toldVersion: number | undefined
  let pause: NodeJS.Timeout | undefined

  const tell = (): void => {
    const stats = store.stats()
    // One that does not read gets the newest later, instead of everything that it missed.
    if (pause || stats.version === toldVersion || response.writableNeedDrain) return
    toldVersion = stats.version
    response.write(`event: change\ndata: ${JSON.stringify(stats)}\n\n`)
    pause = setTimeout(() => {
      pause = undefined
      tell()
    }, shortestPauseMs)
    pause.unref()
  }

  const stopListening = store.onChange(tell)
  tell()
  const heartbeat = setInterval(() => response.writableNeedDrain || response.write(':\n\n'), heartbeatMs)
  heartbeat.unref()
  response.on('drain', tell)
  response.on('close', () => {
    stopListening()
    clearInterval(heartbeat)
    clearTimeout(pause)
  })
}
