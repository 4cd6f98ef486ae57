import {
  createSecureServer,
  createServer,
  type IncomingHttpHeaders,
  type SecureServerOptions,
  type ServerHttp2Stream,
} from 'node:http2'
import { type Listening, started } from './fake-jaeger'

/** A call that came. */
export interface Call {
  /** Such as logs. */
  readonly signal: string
  readonly headers: IncomingHttpHeaders
}

/**
 * A collector that takes OTLP over gRPC.
 * @param statusOf the status of gRPC for a call; default: 0, which is success
 */
export async function listenForGrpc(
  statusOf: (call: Call) => number = () => 0,
  tls?: SecureServerOptions,
): Promise<Listening & { readonly calls: readonly Call[] }> {
  const calls: Call[] = []
  const server = tls ? createSecureServer(tls) : createServer()
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    const [, signal = ''] = /collector\.(\w+)\./.exec(headers[':path'] ?? '') ?? []
    const call = { signal, headers }
    calls.push(call)
    stream.on('error', () => {}).resume()
    stream.on('end', () => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true })
      stream.on('wantTrailers', () =>
        stream.sendTrailers({
          'grpc-status': String(statusOf(call)),
          'grpc-message': `your key is ${headers['x-key']}`,
        }),
      )
      // a message of no bytes, behind its five bytes of head
      stream.end(Buffer.alloc(5))
    })
  })
  return { ...(await started(server, tls ? 'https' : 'http')), calls }
}
