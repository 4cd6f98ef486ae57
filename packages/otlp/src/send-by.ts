import http, { type Agent } from 'node:http'
import https from 'node:https'
import { transportsOf } from './transports-of'

interface HttpTransport {
  _utils: object | null
}

/**
 * Gives an OTLP exporter of OpenTelemetry's (HTTP) what it sends by. By itself it would import `http` as an ES module at its first export, for
 * which Node reads everything that `http` exports: from Node 22 on, a WebSocket client is among that, which takes a megabyte and which
 * nobody uses. Where the exporter's inside has changed, it is left as it is.
 */
export function sendBy(exporter: object, agent: Agent): void {
  const { once } = transportsOf<object, HttpTransport>(exporter)
  if (once?._utils !== null) return
  const library = agent instanceof https.Agent ? https : http
  // looked up at each export: instrumentations replace it
  const request: typeof http.request = (...args: unknown[]) =>
    Reflect.apply(library.request, library, args) as http.ClientRequest
  once._utils = { agent, request }
}
