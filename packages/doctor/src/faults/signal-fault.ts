import { type Certificates, isFault, readCertificates } from '../certificates'
import type { Deadline } from '../deadline'
import type { Fault } from '../findings'
import { headersFault } from '../headers'
import { callGrpc } from '../network/grpc-request'
import { grpcStatus, isDenied } from '../network/grpc-status'
import { request } from '../network/http-request'
import { exportRequest } from '../probe-request'
import type { SignalTarget } from '../signal-targets'
import { accessRemedy } from './answer-fault'
import { isOfTls, tlsFault } from './tls-fault'

const partMs = 2_000

/** What an answer says. */
type Verdict =
  | 'taken'
  | 'denied'
  | { readonly notTaken: string }
  | { readonly reason: string; readonly code?: string }

/** Why metrics or log records are not taken; undefined when they are. */
export async function signalFault(target: SignalTarget, deadline: Deadline): Promise<Fault | undefined> {
  const { what, url, variables, protocol } = target
  const refused = headersFault(target)
  if (refused) return refused
  const tls = readCertificates(target)
  if (isFault(tls)) return tls
  const ask = protocol === 'grpc' ? byGrpc : byHttp
  const verdict = await ask(target, tls, deadline.left(partMs))
  if (verdict === 'taken') return undefined
  if (verdict === 'denied')
    return {
      text: `${url.href} does not let this process send ${what}`,
      variable: variables.access,
      remedy: accessRemedy(variables.access),
    }
  if ('notTaken' in verdict) return notTakenFault(target, verdict.notTaken, tls, deadline.left(partMs))
  const { code = '', reason } = verdict
  if (url.protocol === 'https:' && isOfTls({ code, reason })) return tlsFault(target, { code, reason })
  return {
    text: `${what} cannot be sent to ${url.href}: ${reason}`,
    variable: variables.address,
    remedy: `set ${variables.address} to where they are taken`,
  }
}

async function notTakenFault(
  target: SignalTarget,
  answer: string,
  tls: Certificates,
  timeoutMs: number,
): Promise<Fault> {
  const { what, url, variables, protocol, notTaken } = target
  const path = `/v1/${target.path}`
  const text = `${url.href} takes no ${what} (${answer})`
  const isElsewhere = protocol !== 'grpc' && url.pathname !== path
  if (!isElsewhere || (await byHttp({ ...target, url: new URL(path, url) }, tls, timeoutMs)) !== 'taken')
    return { text, ...notTaken }
  return {
    text: `${text}: they are taken there, but at another path, ${path}`,
    variable: variables.address,
    remedy:
      variables.address === 'OTEL_EXPORTER_OTLP_ENDPOINT'
        ? `take the path off ${variables.address}: ${path} is added to it`
        : `let ${variables.address} end in :${target.port}${path}: nothing is added to it`,
  }
}

async function byGrpc(target: SignalTarget, tls: Certificates, timeoutMs: number): Promise<Verdict> {
  const answer = await callGrpc(
    target,
    `/opentelemetry.proto.collector.${target.service}/Export`,
    tls,
    timeoutMs,
  )
  if ('reason' in answer) return answer
  if ('httpStatus' in answer) return { reason: `it answers ${answer.httpStatus}` }
  if (answer.grpcStatus === grpcStatus.ok) return 'taken'
  if (answer.grpcStatus === grpcStatus.unimplemented) return { notTaken: `gRPC status ${answer.grpcStatus}` }
  return isDenied(answer.grpcStatus) ? 'denied' : { reason: `gRPC status ${answer.grpcStatus}` }
}

async function byHttp(target: SignalTarget, tls: Certificates, timeoutMs: number): Promise<Verdict> {
  const answer = await request({ ...exportRequest(target), tls }, timeoutMs)
  if ('reason' in answer) return answer
  if ([404, 405].includes(answer.status) || answer.contentType === 'text/html')
    return { notTaken: String(answer.status) }
  if ([401, 403].includes(answer.status)) return 'denied'
  return answer.status < 300 ? 'taken' : { reason: `it answers ${answer.status}` }
}
