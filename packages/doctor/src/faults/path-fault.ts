import { answererOf } from '../answerer'
import type { Certificates } from '../certificates'
import type { Fault } from '../findings'
import { request } from '../network/http-request'
import { exportRequest } from '../probe-request'
import { isQueryAnswer } from '../read-back'
import type { Target } from '../targets'

/** Where exporters send to, in words to come after `port`. */
export const ports: Readonly<Record<Target['exporter'], string>> = {
  otlp: 'for OTLP, 4318',
  jaeger: 'for Thrift, 14268',
  zipkin: "for Zipkin's spans, 9411",
}
const otherTrace = '/api/traces/00000000000000000000000000000001'

/** Names what is at an address that does not know the path: the right server by a wrong path, or the wrong one. */
export async function pathFault(
  target: Target,
  status: string,
  tls: Certificates,
  timeoutMs: number,
): Promise<Fault> {
  const { shown, variables, exporter, port, host } = target
  const variable = variables.address
  const told = `${shown} answers ${status}`
  const [otlp, thrift, shower] = await Promise.all([
    takesOtlp(target, tls, timeoutMs),
    takesThrift(target, tls, timeoutMs),
    whoShows(target, tls, timeoutMs),
  ])
  if (exporter === 'otlp' && otlp)
    return {
      text: `${told}: spans are taken there, but at another path, /v1/traces`,
      variable,
      remedy: pathRemedy(variable, port),
    }
  if (exporter === 'jaeger' && thrift)
    return {
      text: `${told}: spans are taken there, but at another path, /api/traces`,
      variable,
      remedy: `let ${variable} end in :${port}/api/traces`,
    }
  if (exporter === 'otlp' && thrift)
    return {
      text: `${told}: that is Jaeger's port for Thrift`,
      variable,
      remedy: `set ${variable} to its port for OTLP, 4318; for a Jaeger before 1.35, which has none, OTEL_TRACES_EXPORTER=jaeger and OTEL_EXPORTER_JAEGER_ENDPOINT=${target.url.protocol}//${host}:${port}/api/traces`,
    }
  if (otlp)
    return {
      text: `${told}: that is a port for OTLP`,
      variable: 'OTEL_TRACES_EXPORTER',
      remedy: `set OTEL_TRACES_EXPORTER to otlp, or ${variable} to the port ${ports[exporter]}`,
    }
  if (shower !== undefined)
    return {
      text: `${told}: that is where ${shower} shows traces, not where it takes them`,
      variable,
      remedy: `set ${variable} to its port ${ports[exporter]}`,
    }
  return {
    text: `${told}: what listens there takes no spans`,
    variable,
    remedy:
      exporter === 'otlp'
        ? `set ${variable} to the port for OTLP of Jaeger or a collector, 4318. A Jaeger before 1.35 has none: OTEL_TRACES_EXPORTER=jaeger`
        : `set ${variable} to where Jaeger takes them`,
  }
}

function pathRemedy(variable: string, port: number): string {
  return variable === 'OTEL_EXPORTER_OTLP_ENDPOINT'
    ? `take the path off ${variable}: /v1/traces is added to it`
    : `let ${variable} end in :${port}/v1/traces: nothing is added to it`
}

/** Whether OTLP over HTTP is taken where the target is. */
export async function takesOtlp(target: Target, tls: Certificates, timeoutMs: number): Promise<boolean> {
  const protocol = target.protocol === 'http/json' ? 'http/json' : 'http/protobuf'
  const answer = await request(
    { ...exportRequest({ ...target, protocol, url: new URL('/v1/traces', target.url) }), tls },
    timeoutMs,
  )
  return 'status' in answer && answer.status < 300 && /protobuf|json/.test(answer.contentType)
}

async function takesThrift({ url, headers }: Target, tls: Certificates, timeoutMs: number): Promise<boolean> {
  const answer = await request(
    {
      url: new URL('/api/traces', url),
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/vnd.apache.thrift.binary' },
      tls,
    },
    timeoutMs,
  )
  // an empty body is no batch
  return 'status' in answer && answer.status === 400 && /jaeger\.Batch|process request body/.test(answer.text)
}

/** Who shows traces where the target is: Jaeger, the trace viewer; undefined: nobody does. */
export async function whoShows(
  { url, headers }: Target,
  tls: Certificates,
  timeoutMs: number,
): Promise<string | undefined> {
  const answer = await request({ url: new URL(otherTrace, url), headers, tls }, timeoutMs)
  return 'status' in answer && isQueryAnswer(answer.text) ? answererOf(answer) : undefined
}
