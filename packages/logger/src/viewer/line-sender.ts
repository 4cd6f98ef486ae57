import { tapLines } from '../tap-lines'
import type { Viewer } from './ask-viewer'
import { LineQueue } from './line-queue'

const sendEveryMs = 500
const sendBacklogEveryMs = 100
const askEveryMs = 5_000
const flushLimitMs = 500

/** What startLineSender returns. Neither of them rejects. */
export interface LineSender {
  /** Sends what waits, within half a second. */
  flush(): Promise<void>
  /** Hears no further line and sends what waits, within half a second. */
  shutdown(): Promise<void>
}

/**
 * Sends the log lines that carry a trace id to the trace viewer as log records, when it is the trace viewer that listens. That is asked when there are
 * lines, every five seconds at the most; when it is not there, the lines that wait are dropped. At most 5000 lines wait, or 4 MiB.
 * @param url where log records are taken, such as http://localhost:4318/v1/logs
 */
export function startLineSender(url: URL): LineSender {
  const waiting = new LineQueue()
  let viewer: Viewer | undefined
  let isThere = false
  let askedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let sending: Promise<void> | undefined

  const untap = tapLines((line) => {
    if (!line.includes('"trace_id":"')) return
    waiting.push(line)
    schedule()
  })

  function schedule(): void {
    if (timer || sending || waiting.isEmpty) return
    timer = setTimeout(send, delayMs())
    timer.unref()
  }

  function delayMs(): number {
    if (isThere) return waiting.isLong ? sendBacklogEveryMs : sendEveryMs
    return Math.max(sendEveryMs, askedAt + askEveryMs - performance.now())
  }

  /** One request of lines, behind the one that is under way. */
  function send(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    sending ??= sendBatch()
      .catch(() => waiting.clear())
      .finally(() => {
        sending = undefined
        schedule()
      })
    return sending
  }

  async function sendBatch(): Promise<void> {
    // Loaded here: most processes never get this far.
    const { askViewer }: typeof import('./ask-viewer') = require('./ask-viewer')
    const { logsRequest }: typeof import('./logs-request') = require('./logs-request')
    viewer ??= askViewer(url)
    if (!isThere) {
      askedAt = performance.now()
      isThere = await viewer.isThere()
    }
    if (!isThere) return waiting.clear()
    const body = logsRequest(waiting.takeBatch())
    if (body !== undefined) isThere = await viewer.take(body)
  }

  async function sendAll(): Promise<void> {
    if (sending) await sending
    while (!waiting.isEmpty) {
      if (!isThere && performance.now() < askedAt + askEveryMs) return waiting.clear()
      await send()
    }
  }

  async function flush(): Promise<void> {
    let limit: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, flushLimitMs)
    })
    await Promise.race([sendAll(), late])
    clearTimeout(limit)
  }

  return {
    flush,
    async shutdown() {
      untap()
      await flush()
      clearTimeout(timer)
      waiting.clear()
      viewer?.cut()
    },
  }
}
