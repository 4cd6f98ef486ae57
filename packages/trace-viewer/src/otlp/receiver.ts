import type { DescMessage } from '@bufbuild/protobuf'
import express, { type Express, type RequestHandler } from 'express'
import { localHostOnly } from '../http/local-host-only'
import { serverHeader } from '../http/server-header'
import type { TraceStore } from '../store/trace-store'
import { answerError, answerSuccess } from './answer'
import { encodingOf } from './encoding'
import { createErrorHandler } from './error-handler'
import { OtlpError } from './otlp-error'
import type { Signal } from './signal'
import { takeLogs } from './take-logs'
import { takeTraces } from './take-traces'

export interface OtlpReceiverOptions {
  readonly store: TraceStore
  /** Bytes of a body at most, after decompression; TRACE_VIEWER_MAX_BODY_BYTES. */
  readonly maxBodyBytes: number
  /** Where the page is, for somebody who opens this port in a browser. */
  readonly pageUrl?: string
}

const noMetrics =
  'Metrics are not taken here, only /v1/traces and /v1/logs. In the application: OTEL_METRICS_EXPORTER=none.'

/**
 * Receives OTLP over HTTP and puts it into the store.
 * https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export function createOtlpReceiver({ store, maxBodyBytes, pageUrl }: OtlpReceiverOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(serverHeader, localHostOnly)
  const readBody = express.raw({ type: () => true, limit: maxBodyBytes, inflate: true })
  app
    .route('/v1/traces')
    .post(knownType, readBody, receive(takeTraces(store)))
    .all(postOnly)
  app
    .route('/v1/logs')
    .post(knownType, readBody, receive(takeLogs(store)))
    .all(postOnly)
  app.get('/', (_request, response) => {
    const page = pageUrl ? ` The traces are shown at ${pageUrl}.` : ''
    response.type('text/plain').send(`This port takes traces and logs, OTLP over HTTP.${page}\n`)
  })
  app.use((request, response) => {
    const message =
      request.path === '/v1/metrics' ? noMetrics : 'There is nothing here, only /v1/traces and /v1/logs.'
    answerError(response, { status: 404, message })
  })
  app.use(createErrorHandler({ maxBodyBytes }))
  return app
}

function receive<Schema extends DescMessage>(signal: Signal<Schema>): RequestHandler {
  return (request, response) => {
    const encoding = encodingOf(request.headers['content-type']) ?? 'protobuf'
    // Without a body there is none to read, and Express leaves it undefined.
    const body: unknown = request.body
    const rejected = signal.take(body instanceof Uint8Array ? body : new Uint8Array(), encoding)
    answerSuccess(response, signal, { encoding, rejected })
  }
}

const knownType: RequestHandler = (request, _response, next) => {
  if (encodingOf(request.headers['content-type'])) next()
  else next(new OtlpError('expected Content-Type application/x-protobuf or application/json', 415))
}

const postOnly: RequestHandler = (_request, response) => {
  response.setHeader('Allow', 'POST')
  answerError(response, { status: 405, message: 'only POST is allowed here' })
}
