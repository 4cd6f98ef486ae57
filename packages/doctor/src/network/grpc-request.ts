import { connect } from 'node:http2'
import type { Target } from '../targets'
import { failureOf, timeout } from './connect'

/** What a call by gRPC came to: its status (0 is success), or that of HTTP, or why there is none. */
export type GrpcAnswer =
  | { readonly grpcStatus: number; readonly message: string }
  | { readonly httpStatus: number }
  | { readonly code: string; readonly reason: string }

/** A message of no bytes, which is one of every type, behind its five bytes of head. */
const emptyMessage = Buffer.alloc(5)

/**
 * Calls a method with an empty message. Never rejects.
 * Standard: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 * @param method such as /opentelemetry.proto.collector.trace.v1.TraceService/Export
 */
export function callGrpc(
  { url, headers }: Pick<Target, 'url' | 'headers'>,
  method: string,
  tls: object,
  timeoutMs: number,
): Promise<GrpcAnswer> {
  return new Promise((resolve) => {
    const session = connect(url.origin === 'null' ? url.href : url.origin, tls)
    const end = (answer: GrpcAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      session.destroy()
    }
    const timer = setTimeout(() => end(failureOf(timeout(timeoutMs))), timeoutMs)
    session.once('error', (error) => end(failureOf(error)))
    session.once('close', () => end({ code: 'CLOSED', reason: 'the connection was closed' }))
    const call = session.request({
      ...lowerCase(headers),
      ':method': 'POST',
      ':path': method,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    let status: Record<string, unknown> = {}
    call.once('error', (error) => end(failureOf(error)))
    call.once('response', (head) => {
      status = { ...head }
    })
    call.once('trailers', (trailers) => {
      status = { ...status, ...trailers }
    })
    call.once('end', () => end(answerOf(status)))
    call.resume()
    call.end(emptyMessage)
  })
}

function answerOf(status: Record<string, unknown>): GrpcAnswer {
  const { 'grpc-status': grpcStatus, 'grpc-message': message = '', ':status': httpStatus } = status
  if (grpcStatus === undefined && httpStatus === undefined)
    return { code: 'CLOSED', reason: 'the connection was closed without an answer' }
  if (grpcStatus === undefined) return { httpStatus: Number(httpStatus) }
  return { grpcStatus: Number(grpcStatus), message: decode(String(message)) }
}

function decode(message: string): string {
  try {
    return decodeURIComponent(message)
  } catch {
    return message
  }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
