import { readSettings, serviceIdentity } from '@voluntarily/config'
import { type Tracing, tracingSpecs } from '@voluntarily/tracing'

const { OTEL_LOGS_EXPORTER } = tracingSpecs
const thisMachine = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/
const tracesPath = /\/v1\/traces$/

/**
 * Where a trace viewer would take log records: beside the spans, when those go to this machine by OTLP over HTTP. Undefined in production, under
 * NODE_ENV=test and when OTEL_LOGS_EXPORTER is set: with `none` nobody gets the lines, else all of them go as log records.
 */
export function viewerUrl({ exporter, endpoint }: Pick<Tracing, 'exporter' | 'endpoint'>): URL | undefined {
  const { production, test } = serviceIdentity()
  if (production || test || endpoint === undefined || !exporter.split(',').includes('otlp')) return undefined
  if (readSettings({ OTEL_LOGS_EXPORTER }).values.OTEL_LOGS_EXPORTER.length > 0) return undefined
  const { protocol, hostname, host, pathname, username, search } = new URL(endpoint)
  if (protocol !== 'http:' || !thisMachine.test(hostname) || username !== '' || search !== '')
    return undefined
  // by gRPC the address has no such path
  if (!tracesPath.test(pathname)) return undefined
  return new URL(pathname.replace(tracesPath, '/v1/logs'), `http://${host}`)
}
