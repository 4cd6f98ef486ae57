import type { Attributes } from '@opentelemetry/api'
import type { MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { maskAttributes, secretsVersion } from '@voluntarily/config'

// A series has the same attributes for as long as it lives: each is looked at once, and again when there are more secrets.
let masked = new WeakMap<Attributes, Attributes>()
let version = secretsVersion()

/** What was collected, with the secrets in attributes masked: those that config has read, what has the form of a credential, and sensitive keys. */
export function withMaskedAttributes(metrics: ResourceMetrics): ResourceMetrics {
  if (version !== secretsVersion()) {
    version = secretsVersion()
    masked = new WeakMap()
  }
  const scopeMetrics = metrics.scopeMetrics.map((scope) => ({
    ...scope,
    metrics: scope.metrics.map(withMaskedPoints),
  }))
  return { ...metrics, scopeMetrics }
}

function withMaskedPoints(metric: MetricData): MetricData {
  const points: readonly { readonly attributes: Attributes }[] = metric.dataPoints
  if (points.every(({ attributes }) => maskedOnce(attributes) === attributes)) return metric
  const dataPoints = points.map((point) => ({ ...point, attributes: maskedOnce(point.attributes) }))
  return { ...metric, dataPoints } as MetricData
}

function maskedOnce(attributes: Attributes): Attributes {
  let result = masked.get(attributes)
  if (!result) {
    result = maskAttributes(attributes)
    masked.set(attributes, result)
  }
  return result
}
