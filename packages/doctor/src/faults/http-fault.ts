import type { Certificates } from '../certificates'
import type { Deadline } from '../deadline'
import type { Fault } from '../findings'
import { callGrpc } from '../network/grpc-request'
import { grpcStatus } from '../network/grpc-status'
import { shakeHands } from '../network/handshake'
import { type Answered, request } from '../network/http-request'
import { exportRequest } from '../probe-request'
import type { Target } from '../targets'
import { answerFault, wantsTls } from './answer-fault'
import { pathFault, ports } from './path-fault'
import { clientCertificateFault, wantsClientCertificate } from './tls-fault'

const partMs = 2_000
export const traceService = '/opentelemetry.proto.collector.trace.v1.TraceService/Export'

/** Finds out, by a request of its own, why an export by HTTP is not taken; undefined when that request is. */
export async function httpFault(
  target: Target,
  tls: Certificates,
  reason: string | undefined,
  deadline: Deadline,
): Promise<Fault | undefined> {
  const answer = await request({ ...exportRequest(target), tls }, deadline.left(partMs))
  if ('status' in answer) return answerFault(target, answer, tls, deadline.left(partMs))
  const { host, port, variables, url } = target
  const where = `${host}:${port}`
  if (wantsClientCertificate(`${answer.code} ${answer.reason} ${reason}`))
    return clientCertificateFault(where, variables.clientCertificate)
  if (answer.code === 'TIMEOUT')
    return {
      text: `${where} takes the connection, and does not answer (${answer.reason})`,
      variable: variables.address,
      remedy: `look at what listens at ${where}: it hangs, or is no collector. Else set ${variables.address} to another`,
    }
  if (
    url.protocol === 'http:' &&
    'validTo' in (await shakeHands({ host, port, verify: false }, deadline.left(partMs)))
  )
    return wantsTls(target)
  const grpc = await callGrpc(target, traceService, tls, deadline.left(partMs))
  if ('grpcStatus' in grpc && grpc.grpcStatus === grpcStatus.unimplemented)
    return noTraceService(where, variables.address)
  if (!('code' in grpc))
    return {
      text: `${where} speaks gRPC, not ${target.protocol}`,
      variable: variables.protocol,
      remedy:
        target.exporter === 'otlp'
          ? `set ${variables.protocol}=grpc, or ${variables.address} to the port for OTLP over HTTP, 4318`
          : `set ${variables.address} to the port ${ports[target.exporter]}`,
    }
  return {
    text: `${where} does not speak HTTP (${answer.code}: ${answer.reason})`,
    variable: variables.address,
    remedy: `set ${variables.address} to where Jaeger or a collector takes spans`,
  }
}

/** What listens there is another service of gRPC's, as ports 16685 and 14250 of Jaeger. */
export function noTraceService(where: string, variable: string): Fault {
  return {
    text: `${where} speaks gRPC, but takes no spans`,
    variable,
    remedy: `set ${variable} to Jaeger's or a collector's port for OTLP: 4318 over HTTP, 4317 over gRPC`,
  }
}

/**
 * What answers any request, as Jaeger's own UI does with a page, is taken by exporters for a collector that has accepted.
 * @returns why it is none, what speaks against it, or undefined
 */
export async function mistakenFault(
  target: Target,
  tls: Certificates,
  deadline: Deadline,
): Promise<Fault | { readonly doubt: string } | undefined> {
  const answer = await request({ ...exportRequest(target), tls }, deadline.left(partMs))
  if (!('status' in answer) || answer.status >= 300) return undefined
  if (answer.contentType !== 'text/html') return doubtOf(target, answer)
  return pathFault(target, `${answer.status} with a page for people`, tls, deadline.left(partMs))
}

function doubtOf(
  { protocol, shown }: Target,
  { status, contentType }: Answered,
): { doubt: string } | undefined {
  const expected = { 'http/protobuf': 'application/x-protobuf', 'http/json': 'application/json' }[
    protocol as string
  ]
  if (expected === undefined || contentType === expected) return undefined
  return {
    doubt: `${shown} answers ${status} with ${contentType || 'no content type'}, where a collector has ${expected}`,
  }
}
