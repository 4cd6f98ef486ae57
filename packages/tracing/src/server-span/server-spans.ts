import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Server as HttpsServer } from 'node:https'
import { type Attributes, type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api'
import { isProbe, onRequestEnd, openRequest, requestOf, urlPath } from '@voluntarily/request'
import { markDebugRequest } from '../debug-request'
import { tracingLog } from '../tracing-log'
import { endServerSpan } from './end-server-span'
import { requestAttributes, spanMethod } from './server-span-attributes'
import type { StartServerSpan } from './start-server-span'

type Emit = (this: object, event: string | symbol, ...args: unknown[]) => boolean

export interface ServerSpanOptions {
  readonly startSpan: StartServerSpan
  /** Whether a traceparent and baggage that come with a request are taken on. */
  readonly trustIncoming: boolean
  /** Whether what is known of a request at its arrival is put on the span then, for a sampler or a processor that looks at it. */
  readonly describeAtStart: boolean
}

/**
 * Makes a SERVER span of every request that comes to an http or https server of this process, except those of probes.
 * The one place that makes them: why they are ours, and not the http instrumentation's, is decision 0003.
 * @returns a function that ends it
 */
export function startServerSpans(options: ServerSpanOptions): () => void {
  const undo = [HttpServer.prototype, HttpsServer.prototype].map((prototype) => wrapEmit(prototype, options))
  return () => {
    for (const restore of undo) restore()
  }
}

function wrapEmit(prototype: object, options: ServerSpanOptions): () => void {
  const own = Object.getOwnPropertyDescriptor(prototype, 'emit')
  let active = true
  const emit = own ? (own.value as Emit) : undefined
  const inherited = () => emit ?? (Object.getPrototypeOf(prototype) as { emit: Emit }).emit

  function tracedEmit(this: object, ...args: Parameters<Emit>): boolean {
    if (!active || args[0] !== 'request') return inherited().apply(this, args)
    const opened = begin(args[1] as IncomingMessage, args[2] as ServerResponse, options)
    return opened ? context.with(opened, inherited(), this, ...args) : inherited().apply(this, args)
  }
  Object.defineProperty(prototype, 'emit', { value: tracedEmit, writable: true, configurable: true })

  return () => {
    active = false
    // somebody else may have wrapped it since: then ours stays in between and passes everything on
    if (Object.getOwnPropertyDescriptor(prototype, 'emit')?.value !== tracedEmit) return
    if (own) Object.defineProperty(prototype, 'emit', own)
    else Reflect.deleteProperty(prototype, 'emit')
  }
}

function begin(
  req: IncomingMessage,
  res: ServerResponse,
  { startSpan, trustIncoming, describeAtStart }: ServerSpanOptions,
): Context | undefined {
  try {
    // a server that hands its request on to another one, by emit, has it traced already
    if (isProbe(req) || requestOf(req)) return undefined
    const sent = trustIncoming ? propagation.extract(ROOT_CONTEXT, req.headers) : ROOT_CONTEXT
    const parent = markDebugRequest(req, sent)
    const attributes = describeAtStart ? arrivalAttributes(req) : undefined
    const span = startSpan(spanMethod(req.method ?? ''), parent, attributes)
    const { state, context: opened } = openRequest(req, res, parent, span)
    onRequestEnd(state, (_state, end) => endServerSpan(span, state, end))
    return opened
  } catch (fault) {
    tracingLog.error({ err: fault }, 'a request could not be traced, it goes on without a span')
    return undefined
  }
}

function arrivalAttributes(req: IncomingMessage): Attributes {
  const { method = '', url = '/' } = req
  return requestAttributes({ req, method, url, path: urlPath(url), remoteAddress: req.socket?.remoteAddress })
}
