import { AggregationTemporality, InstrumentType } from '@opentelemetry/sdk-metrics'
import type { Temporality } from '../settings'

const { CUMULATIVE, DELTA } = AggregationTemporality
const { COUNTER, HISTOGRAM, UP_DOWN_COUNTER, OBSERVABLE_UP_DOWN_COUNTER } = InstrumentType

/**
 * Whether an instrument's totals are sent, or what was added since the last export.
 * Standard: https://opentelemetry.io/docs/specs/otel/metrics/sdk_exporters/otlp/#additional-environment-variable-configuration
 */
export function temporalityOf(preference: Temporality): (type: InstrumentType) => AggregationTemporality {
  if (preference === 'cumulative') return () => CUMULATIVE
  if (preference === 'lowmemory')
    return (type) => (type === COUNTER || type === HISTOGRAM ? DELTA : CUMULATIVE)
  return (type) => (type === UP_DOWN_COUNTER || type === OBSERVABLE_UP_DOWN_COUNTER ? CUMULATIVE : DELTA)
}
