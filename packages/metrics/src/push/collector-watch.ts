import { errorMessage } from '@voluntarily/config'
import { metricsLog } from '../metrics-log'

/**
 * Says once when metrics cannot be sent, and once when they can again: an absent collector must neither go unnoticed nor fill the log.
 * @param endpoint where they are sent to, without credentials
 * @returns the function to tell of each export
 */
export function watchCollector(endpoint: string): (error: Error | undefined) => void {
  let failed = 0
  return (error) => {
    if (error) {
      failed++
      if (failed > 1) return
      const fields = { exporter: 'otlp', endpoint, reason: reasonOf(error), remedy: remedyFor(error) }
      metricsLog.warn(fields, `metrics cannot be sent to ${endpoint}; the app goes on without them`)
      return
    }
    if (failed === 0) return
    metricsLog.info(
      { exporter: 'otlp', endpoint, failedExports: failed },
      `metrics are sent to ${endpoint} again`,
    )
    failed = 0
  }
}

const elsewhere = 'set OTEL_EXPORTER_OTLP_METRICS_ENDPOINT to the address of a collector that takes metrics'

function remedyFor(error: Error): string {
  const { code } = error as { code?: unknown }
  if (code === 404)
    return `nothing takes metrics there, as Jaeger does not: ${elsewhere}, or OTEL_METRICS_EXPORTER=none`
  if (code === 401 || code === 403)
    return 'set OTEL_EXPORTER_OTLP_METRICS_HEADERS to what the collector asks for'
  return `start a collector there, ${elsewhere}, or OTEL_METRICS_EXPORTER=none`
}

function reasonOf(error: Error): string {
  const { code } = error as { code?: unknown }
  const reason = errorMessage(error)
  return typeof code === 'number' ? `${code} ${reason}` : reason
}
