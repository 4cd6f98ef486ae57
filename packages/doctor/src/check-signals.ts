import { type OtlpSettings, otlpSettings } from '@voluntarily/otlp'
import { type Certificates, isFault, readCertificates } from './certificates'
import type { Deadline } from './deadline'
import { accessRemedy } from './faults/answer-fault'
import type { Fault, Findings } from './findings'
import { headersFault } from './headers'
import { callGrpc } from './network/grpc-request'
import { grpcStatus, isDenied } from './network/grpc-status'
import { request } from './network/http-request'
import { otlpLogsSettings } from './otlp-logs'
import { otlpVariables } from './otlp-variables'
import { exportRequest } from './probe-request'
import { proxyOfGrpc } from './proxies'
import type { DoctorValues, Target } from './targets'

const partMs = 2_000

/** Where another signal than traces goes by OTLP. */
interface SignalTarget extends Pick<Target, 'url' | 'protocol' | 'headers' | 'certificates' | 'variables'> {
  /** metrics, log records. */
  readonly what: string
  /** What takes it by gRPC, below opentelemetry.proto.collector. */
  readonly service: string
  /** For where they are not taken. */
  readonly notTaken: { readonly variable: string; readonly remedy: string }
}

/** What an answer says. */
type Verdict = 'taken' | 'denied' | { readonly notTaken: string } | { readonly reason: string }

/** Whether metrics and log records, where they are sent by OTLP, are taken: Jaeger takes traces only. */
export async function checkSignals(
  findings: Findings,
  values: DoctorValues,
  deadline: Deadline,
): Promise<void> {
  const targets: SignalTarget[] = []
  if (goesByOtlp(values.OTEL_METRICS_EXPORTER)) targets.push(metricsTarget(values))
  if (goesByOtlp(values.OTEL_LOGS_EXPORTER)) targets.push(logsTarget(values))
  for (const target of targets) {
    if (deadline.passed()) {
      findings.unsure(target.what, {
        text: 'not tried: the time was up before',
        remedy: 'give it more with --timeout',
      })
      continue
    }
    const proxy = proxyOfGrpc(values, { protocol: target.protocol, host: target.url.hostname })
    if (proxy) {
      findings.note(target.what, `not tried: they go through the proxy that ${proxy.variable} names`)
      continue
    }
    const fault = await signalFault(target, deadline)
    if (fault && deadline.passed())
      findings.unsure(target.what, {
        text: `${target.url.href} had not answered when the time was up`,
        remedy: 'give it more with --timeout',
      })
    else if (fault) findings.failed(target.what, fault)
    else findings.ok(target.what, 'are taken')
  }
}

// with none among them, the others get nothing either
function goesByOtlp(exporters: readonly string[]): boolean {
  return exporters.includes('otlp') && !exporters.includes('none')
}

function metricsTarget(values: DoctorValues): SignalTarget {
  return {
    what: 'metrics',
    ...placeOf('METRICS', otlpSettings('metrics', values)),
    service: 'metrics.v1.MetricsService',
    notTaken: {
      variable: 'OTEL_METRICS_EXPORTER',
      remedy:
        'Jaeger takes traces only: set OTEL_METRICS_EXPORTER to prometheus, emf or none, or OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to a collector that takes metrics',
    },
  }
}

function logsTarget(values: DoctorValues): SignalTarget {
  return {
    what: 'log records',
    ...placeOf('LOGS', otlpLogsSettings(values)),
    service: 'logs.v1.LogsService',
    notTaken: {
      variable: 'OTEL_LOGS_EXPORTER',
      remedy:
        'Jaeger takes traces only: remove OTEL_LOGS_EXPORTER, or set OTEL_EXPORTER_OTLP_LOGS_ENDPOINT to a collector that takes log records',
    },
  }
}

function placeOf(
  signal: 'METRICS' | 'LOGS',
  { url, protocol, headers, certificates }: OtlpSettings,
): Omit<SignalTarget, 'what' | 'service' | 'notTaken'> {
  return {
    url: new URL(url),
    protocol,
    headers,
    certificates,
    variables: otlpVariables(signal),
  }
}

async function signalFault(target: SignalTarget, deadline: Deadline): Promise<Fault | undefined> {
  const { what, url, variables, notTaken } = target
  const refused = headersFault(target)
  if (refused) return refused
  const tls = readCertificates(target)
  if (isFault(tls)) return tls
  const ask = target.protocol === 'grpc' ? byGrpc : byHttp
  const verdict = await ask(target, tls, deadline.left(partMs))
  if (verdict === 'taken') return undefined
  if (verdict === 'denied')
    return {
      text: `${url.href} does not let this process send ${what}`,
      variable: variables.access,
      remedy: accessRemedy(variables.access),
    }
  if ('notTaken' in verdict)
    return { text: `${url.href} takes no ${what} (${verdict.notTaken})`, ...notTaken }
  return {
    text: `${what} cannot be sent to ${url.href}: ${verdict.reason}`,
    variable: variables.address,
    remedy: `set ${variables.address} to where they are taken`,
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
