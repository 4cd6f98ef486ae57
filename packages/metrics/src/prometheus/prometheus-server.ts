import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isIPv6 } from 'node:net'
import { pathOf } from '@voluntarily/request'
import { metricsLog, warnOnceAMinute } from '../metrics-log'
import { answerPage, answerText, isRead } from './answer-page'
import { AnswersUnderWay } from './answers-under-way'
import type { PageSource } from './page-source'

export interface PrometheusServerOptions {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly source: PageSource
}

/** The port for Prometheus. */
export interface PrometheusServer {
  readonly server: Server
  /** Where the page is; undefined when the port could not be had. */
  endpoint(): string | undefined
  /** Waits for pages that are being made; Node cuts off who has not read theirs. */
  close(): Promise<void>
  /** Cuts answers that are under way. */
  abort(): void
}

const path = '/metrics'

/**
 * A server of its own for the page, so that it is not on the port that the world sees. Keeps nothing alive. When the port cannot be
 * had, a warning says so, and the app goes on.
 */
export function startPrometheusServer({ host, port, source }: PrometheusServerOptions): PrometheusServer {
  let failed = false
  const underWay = new AnswersUnderWay()
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (req, res) =>
    answer(req, res, source, underWay),
  )
  // so that a client that sends nothing does not hold a connection for minutes
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.maxConnections = 100
  server.on('connection', (socket) => socket.unref())
  server.on('error', (error: NodeJS.ErrnoException) => {
    failed ||= !server.listening
    const fields = { host, port, reason: error.message, remedy: remedyFor(error) }
    metricsLog.warn(fields, `metrics cannot be fetched from ${host}:${port}; the app goes on without that`)
  })
  // in a cluster, each worker would else answer in turn, with its own numbers
  server.listen({ host, port, exclusive: true })
  server.unref()
  return {
    server,
    endpoint: () => (failed ? undefined : `http://${authority(host, portOf(server) ?? port)}${path}`),
    close: () => {
      underWay.keepNoConnection()
      return new Promise((resolve) => server.close(() => resolve()))
    },
    abort: () => server.closeAllConnections(),
  }
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  source: PageSource,
  underWay: AnswersUnderWay,
): void {
  if (pathOf(req.url ?? '') !== path) answerText(req, res, 404, `not found; the metrics are at ${path}\n`)
  else if (!isRead(req)) answerText(req, res.setHeader('Allow', 'GET, HEAD'), 405, 'GET or HEAD only\n')
  else if (underWay.take(res)) void answerPage(req, res, source)
  else answerLater(req, res)
}

function answerLater(req: IncomingMessage, res: ServerResponse): void {
  warnOnceAMinute({}, 'too many ask for the page for Prometheus at a time, and some are told to come later')
  res.setHeader('Retry-After', '1').setHeader('Connection', 'close')
  answerText(req, res, 503, 'too many are being answered; come again later\n')
}

function remedyFor({ code }: NodeJS.ErrnoException): string {
  const port = 'OTEL_EXPORTER_PROMETHEUS_PORT'
  const host = 'OTEL_EXPORTER_PROMETHEUS_HOST'
  if (code === 'EADDRINUSE') return `set ${port} to a port that is free, or end the process that has this one`
  if (code === 'EACCES') return `set ${port} to a port of 1024 or more`
  return `set ${host} to an address of this machine, such as 127.0.0.1 or 0.0.0.0, and ${port} to a port that is free`
}

function portOf(server: Server): number | undefined {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : undefined
}

function authority(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`
}
