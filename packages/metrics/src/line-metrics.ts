import type { Meter, ObservableResult } from '@opentelemetry/api'
import type { LateSource } from './late-source'

/**
 * Measures log.lines: log lines by level, from a function that counts them since the start. OpenTelemetry has no convention for it.
 */
export function lineMetrics(meter: Meter): LateSource<() => Readonly<Record<string, number>>> {
  const lines = meter.createObservableCounter('log.lines', {
    description: 'Log lines written.',
    unit: '{line}',
  })
  let count: () => Readonly<Record<string, number>> = () => ({})

  function read(result: ObservableResult): void {
    for (const [level, value] of Object.entries(count())) result.observe(value, { level })
  }
  lines.addCallback(read)

  return {
    observe(source) {
      count = source
    },
    stop: () => lines.removeCallback(read),
  }
}
