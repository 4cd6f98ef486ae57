import type { Certificates } from '../certificates'
import type { Deadline } from '../deadline'
import type { Fault } from '../findings'
import { heard } from '../heard'
import { callGrpc } from '../network/grpc-request'
import { grpcStatus, isDenied } from '../network/grpc-status'
import { shakeHands } from '../network/handshake'
import { request } from '../network/http-request'
import type { Target } from '../targets'
import { accessRemedy, wantsTls } from './answer-fault'
import { noTraceService, traceService } from './http-fault'
import { takesOtlp, whoShows } from './path-fault'
import { clientCertificateFault, wantsClientCertificate } from './tls-fault'

const partMs = 2_000

/** Finds out, by a call of its own, why an export by gRPC is not taken; undefined when that call is. */
export async function grpcFault(
  target: Target,
  tls: Certificates,
  reason: string | undefined,
  deadline: Deadline,
): Promise<Fault | undefined> {
  const { host, port, variables, url, shown } = target
  const where = `${host}:${port}`
  const answer = await callGrpc(target, traceService, tls, deadline.left(partMs))
  if ('grpcStatus' in answer) {
    if (answer.grpcStatus === grpcStatus.ok) return undefined
    if (answer.grpcStatus === grpcStatus.unimplemented) return noTraceService(where, variables.address)
    if (isDenied(answer.grpcStatus))
      return deniedFault(shown, variables.access, `gRPC status ${answer.grpcStatus}`)
    return {
      text: `${shown} refuses spans (gRPC status ${answer.grpcStatus}${answer.message && `: ${heard(answer.message, target)}`})`,
      variable: variables.address,
      remedy: `look into the log of what listens at ${where}, or set ${variables.address} to another`,
    }
  }
  if ('httpStatus' in answer) {
    return answer.httpStatus === 401 || answer.httpStatus === 403
      ? {
          text: `${shown} answers ${answer.httpStatus}`,
          variable: variables.access,
          remedy: accessRemedy(variables.access),
        }
      : {
          text: `${shown} answers ${answer.httpStatus}, and not in gRPC`,
          variable: variables.address,
          remedy: `look at what listens at ${where}, such as a load balancer, or set ${variables.address} to where Jaeger or a collector takes spans by gRPC, port 4317`,
        }
  }
  if (wantsClientCertificate(`${answer.code} ${answer.reason} ${reason}`))
    return clientCertificateFault(where, variables.clientCertificate)
  if (
    url.protocol === 'http:' &&
    'validTo' in (await shakeHands({ host, port, verify: false }, deadline.left(partMs)))
  )
    return wantsTls(target)
  const http = await request({ url: new URL('/', url), tls }, deadline.left(partMs))
  if ('status' in http) return httpInstead(target, tls, deadline.left(partMs))
  return {
    text: `${where} takes the connection, and does not speak gRPC (${answer.code}: ${answer.reason})`,
    variable: variables.address,
    remedy: `set ${variables.address} to where Jaeger or a collector takes spans by gRPC, port 4317`,
  }
}

/** @param variable of the headers that let a process in */
export function deniedFault(shown: string, variable: string, reason = ''): Fault {
  return {
    text: `${shown} does not let this process send (${reason})`,
    variable,
    remedy: accessRemedy(variable),
  }
}

async function httpInstead(target: Target, tls: Certificates, timeoutMs: number): Promise<Fault> {
  const { host, port, variables } = target
  const text = `${host}:${port} speaks HTTP/1.1, not gRPC`
  if (await takesOtlp(target, tls, timeoutMs))
    return {
      text,
      variable: variables.protocol,
      remedy: `set ${variables.protocol}=http/protobuf, or ${variables.address} to the port for OTLP over gRPC, 4317`,
    }
  const shower = await whoShows(target, tls, timeoutMs)
  return {
    text: `${text}${shower === undefined ? ', and takes no spans by HTTP either' : `: that is where ${shower} shows traces, not where it takes them`}`,
    variable: variables.address,
    remedy: `set ${variables.address} to the port for OTLP over gRPC, 4317`,
  }
}
