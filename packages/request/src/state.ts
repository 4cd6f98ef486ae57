import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '@opentelemetry/api'
import type { Place } from './open-list'

/** How a request ended: answered in full, left by the client, or cut by the server. */
export type Outcome = 'completed' | 'client_aborted' | 'server_aborted'

/** What is known of a request once it has ended; worked out once, for the log line and the span alike. */
export interface RequestEnd {
  /** The status sent; 499 when the request was aborted before a 5xx was sent. */
  readonly status: number
  readonly outcome: Outcome
  /** Milliseconds from the request's arrival to its end. */
  readonly durationMs: number
  /** error: 5xx, an unhandled error or a server abort; warn: 4xx; info: the rest. */
  readonly level: 'info' | 'warn' | 'error'
  /** Bytes of the response's body as they went out; undefined when they cannot be told. */
  readonly bytes: number | undefined
}

type Emit = (event: string | symbol, ...args: unknown[]) => boolean

export type LateErrorListener = (state: RequestState) => void
export type EndListener = (state: RequestState, end: RequestEnd) => void

/** One request, from its arrival to its end. */
export interface RequestState {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  /** The incoming `x-request-id` when it is sane, else a random UUID. */
  readonly id: string
  /** The method as it was sent. */
  readonly method: string
  /** The URL as it was sent, with its query. */
  readonly url: string
  /** The path of that URL, without its query. */
  readonly path: string
  /** Address of the peer, read at arrival: Node forgets it with the connection unless it was asked for before. */
  readonly remoteAddress: string | undefined
  /** `performance.now()` at arrival. */
  readonly startedAt: number
  /** Whether the request asked for debug lines and a kept trace, with the debug token. */
  readonly debug: boolean
  /** The declared pattern of the route, `/users/:id`; undefined when none matched. */
  route: string | undefined
  /** The error that came out of the app's handlers, as it was; undefined when there was none. */
  error: unknown
  /** False once an error has gone past the app's last error handler. */
  errorHandled: boolean
  /** True when the request came through an app that is observed. */
  observed: boolean
  /** Set once the request has ended. */
  end: RequestEnd | undefined
}

/** The parts of a request's state that only this package touches. */
export interface InternalState extends RequestState, Place<InternalState> {
  /** Declared pattern of the routers that the request is in, and their part of the URL. */
  mount: string
  mountUrl: string
  /** The last route that was left without an answer; Express leaves it on the request. */
  leftRoute: object | undefined
  /** The context in which the request's own events run. */
  context: Context
  bytesAtStart: number
  /** Undefined as long as there is none. */
  listeners: EndListener[] | undefined
  /** Told of an error that comes after the end; undefined once it was, or when nobody wants to know. */
  lateErrorListener: LateErrorListener | undefined
  /** What `emit` of the request and of its response was before. */
  readonly emitOfRequest: Emit
  readonly emitOfResponse: Emit
}
