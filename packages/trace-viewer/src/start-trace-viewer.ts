import { join } from 'node:path'
import { type Listening, listen } from './listen'
import { readOptions, type TraceViewerOptions } from './options'
import { createOtlpReceiver } from './otlp/receiver'
import { createTraceStore } from './store/create-trace-store'
import type { StoreStats } from './store/trace-store'
import { createViewerApp } from './viewer-app'

/** A trace viewer that runs. */
export interface TraceViewer {
  /** Where the page and Jaeger's query API are: `http://localhost:16686`. */
  readonly url: string
  /** Where spans and log records are received, OTLP over HTTP: `http://localhost:4318`. */
  readonly otlpUrl: string
  /** What is kept at the moment. */
  stats(): StoreStats
  /** Stops listening and forgets everything. Idempotent. */
  shutdown(): Promise<void>
}

/**
 * Starts a trace viewer in this process, on the loopback interface: a stand-in for Jaeger while developing and in tests.
 * @throws TraceViewerError, code ERR_TRACE_VIEWER_PORT, when a port is taken: by what, and which variable changes it
 * @throws TraceViewerError, code ERR_TRACE_VIEWER_OPTIONS, for options that are wrong
 * @throws ConfigError for variables that are wrong
 */
export async function startTraceViewer(options: TraceViewerOptions = {}): Promise<TraceViewer> {
  const { port, otlpPort, maxSpans, maxBytes, maxBodyBytes } = readOptions(options)
  const store = createTraceStore({ maxSpans, maxBytes })
  const viewerApp = createViewerApp({ store, pageFolder: join(__dirname, 'page') })
  const page = await listen(viewerApp, { port, variable: 'TRACE_VIEWER_PORT' })
  const url = `http://localhost:${page.port}`
  let otlp: Listening
  try {
    const receiver = createOtlpReceiver({ store, maxBodyBytes, pageUrl: url })
    otlp = await listen(receiver, { port: otlpPort, variable: 'TRACE_VIEWER_OTLP_PORT' })
  } catch (error) {
    await page.close()
    throw error
  }
  let ended: Promise<void> | undefined
  const end = async () => {
    await Promise.all([page.close(), otlp.close()])
    store.clear()
  }
  return {
    url,
    otlpUrl: `http://localhost:${otlp.port}`,
    stats: () => store.stats(),
    shutdown: () => (ended ??= end()),
  }
}
