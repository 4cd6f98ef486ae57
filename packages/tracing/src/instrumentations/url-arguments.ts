import { urlToHttpOptions } from 'node:url'
import type { Instrumentation } from '@opentelemetry/instrumentation'

type Call = (this: unknown, ...args: unknown[]) => unknown

interface OutgoingPart {
  /** Makes what stands in front of `request` of http and https, and behind `get`. */
  _outgoingRequestFunction?: (component: string, original: Call) => Call
}

/**
 * Lets the instrumentation of node:http see what Node makes of a URL object. By itself it takes the user and the password from there as they are, encoded,
 * loses properties that the app has put on the URL, and with `undefined` for the options the callback.
 */
export function readUrlsAsNode<Kind extends Instrumentation>(instrumentation: Kind): Kind {
  const part = instrumentation as OutgoingPart
  const make = part._outgoingRequestFunction
  if (typeof make !== 'function') return instrumentation
  part._outgoingRequestFunction = function makeOutgoing(this: unknown, ...made) {
    const traced = make.apply(this as OutgoingPart, made)
    return function outgoingRequest(this: unknown, ...args) {
      return traced.apply(this, asNodeReads(args))
    }
  }
  return instrumentation
}

// https://nodejs.org/api/http.html#httprequesturl-options-callback
function asNodeReads(args: unknown[]): unknown[] {
  const [input, options, callback] = args
  if (isUrl(input)) {
    const read = urlToHttpOptions(input)
    return typeof options === 'function' ? [read, options] : [Object.assign(read, options), callback]
  }
  return typeof input === 'string' && options === undefined ? [input, callback] : args
}

// As Node tells them: of any implementation, but not what `url.parse` returns.
function isUrl(input: unknown): input is URL {
  const { href, protocol, auth, path } = (input ?? {}) as Record<string, unknown>
  return Boolean(href && protocol && auth === undefined && path === undefined)
}
