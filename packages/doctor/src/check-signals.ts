import { environmentNames } from '@voluntarily/config'
import { otlpSettings } from '@voluntarily/otlp'
import type { Deadline } from './deadline'
import type { Fault, Findings } from './findings'
import { callGrpc } from './network/grpc-request'
import { request } from './network/http-request'
import { exportRequest } from './probe-request'
import { whichIsSet } from './settings'
import type { DoctorValues } from './targets'

const partMs = 2_000
const unimplemented = 12
const metricsService = '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export'

/** Whether metrics and log records, where they are sent by OTLP, are taken: Jaeger takes traces only. */
export async function checkSignals(
  findings: Findings,
  values: DoctorValues,
  deadline: Deadline,
): Promise<void> {
  if (values.OTEL_METRICS_EXPORTER.includes('otlp')) {
    const fault = await metricsFault(values, deadline)
    if (fault) findings.failed('metrics', fault)
    else findings.ok('metrics', 'are taken')
  }
  if (values.OTEL_LOGS_EXPORTER.includes('otlp')) {
    const fault = await logsFault(values, deadline)
    if (fault) findings.failed('log records', fault)
    else findings.ok('log records', 'are taken')
  }
}

async function metricsFault(values: DoctorValues, deadline: Deadline): Promise<Fault | undefined> {
  const { url, protocol, headers } = otlpSettings('metrics', values)
  const address = whichIsSet(
    ['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    environmentNames(),
  )
  const target = { url: new URL(url), protocol, headers }
  const remedy = `Jaeger takes traces only: set OTEL_METRICS_EXPORTER to prometheus, emf or none, or OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to a collector that takes metrics`
  if (protocol === 'grpc') {
    const answer = await callGrpc(target, metricsService, {}, deadline.left(partMs))
    if ('grpcStatus' in answer && answer.grpcStatus !== unimplemented) return undefined
    return 'grpcStatus' in answer || 'httpStatus' in answer
      ? {
          text: `${url} takes no metrics (gRPC status ${unimplemented})`,
          variable: 'OTEL_METRICS_EXPORTER',
          remedy,
        }
      : unreachable('metrics', url, answer.reason, address)
  }
  return postFault('metrics', target, { variable: 'OTEL_METRICS_EXPORTER', remedy }, address, deadline)
}

async function logsFault(values: DoctorValues, deadline: Deadline): Promise<Fault | undefined> {
  const { url, protocol, headers } = otlpSettings('traces', values)
  // by gRPC nobody but the SDK knows the address
  if (protocol === 'grpc') return undefined
  const own = values.OTEL_EXPORTER_OTLP_LOGS_ENDPOINT
  const target = { url: new URL(own ?? url.replace(/\/v1\/traces$/, '/v1/logs')), protocol, headers }
  const remedy =
    'Jaeger takes traces only: remove OTEL_LOGS_EXPORTER, or set OTEL_EXPORTER_OTLP_LOGS_ENDPOINT to a collector that takes log records'
  const address = own === undefined ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : 'OTEL_EXPORTER_OTLP_LOGS_ENDPOINT'
  return postFault('log records', target, { variable: 'OTEL_LOGS_EXPORTER', remedy }, address, deadline)
}

async function postFault(
  what: string,
  target: Parameters<typeof exportRequest>[0],
  notTaken: Pick<Fault, 'remedy'> & { variable: string },
  address: string,
  deadline: Deadline,
): Promise<Fault | undefined> {
  const answer = await request(exportRequest(target), deadline.left(partMs))
  const shown = target.url.href
  if (!('status' in answer)) return unreachable(what, shown, answer.reason, address)
  if (answer.status === 404 || answer.status === 405 || answer.contentType === 'text/html')
    return { text: `${shown} takes no ${what} (${answer.status})`, ...notTaken }
  if (answer.status === 401 || answer.status === 403)
    return {
      text: `${shown} answers ${answer.status} to ${what}`,
      variable: 'OTEL_EXPORTER_OTLP_HEADERS',
      remedy:
        'set OTEL_EXPORTER_OTLP_HEADERS, such as OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20<token>',
    }
  return undefined
}

function unreachable(what: string, url: string, reason: string, variable: string): Fault {
  return {
    text: `${what} cannot be sent to ${url}: ${reason}`,
    variable,
    remedy: `set ${variable} to where they are taken`,
  }
}
