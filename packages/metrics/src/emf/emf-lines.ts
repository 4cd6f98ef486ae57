import { hrTimeToMilliseconds } from '@opentelemetry/core'
import type { MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { warnOnce } from '../metrics-log'
import { cloudWatchUnit } from './cloudwatch-unit'
import { type DimensionSet, dimensionSet, serviceDimensions, serviceProperties } from './dimension-set'
import { createEmfValue, type EmfKind, type EmfValue, kindOf } from './emf-value'
import { type LineContent, linesOf } from './lines-of'

export interface EmfOptions {
  /** CloudWatch's namespace. */
  readonly namespace: string
  /** The attributes that become dimensions; default all. Series that fall together are added up. */
  readonly dimensions?: readonly string[] | undefined
}

interface Measured {
  readonly kind: EmfKind
  readonly unit: string
  readonly value: EmfValue
}

interface Group {
  readonly dimensions: DimensionSet
  readonly timestamp: number
  readonly metrics: Map<string, Measured>
}

const metricName = /^(?=.*[!-~])[ -~]{1,255}$/

/** The lines that tell CloudWatch of these metrics: all with the same dimensions in one, as far as its limits allow. */
export function emfLines({ resource, scopeMetrics }: ResourceMetrics, options: EmfOptions): string[] {
  const { namespace, dimensions } = options
  const wanted = dimensions && new Set(dimensions)
  const service = serviceDimensions(resource.attributes)
  const properties = serviceProperties(resource.attributes)
  const groups = new Map<string, Group>()

  for (const metric of scopeMetrics.flatMap(({ metrics }) => metrics)) {
    for (const [index, { attributes, endTime }] of metric.dataPoints.entries()) {
      const set = dimensionSet(service, attributes, wanted)
      const key = JSON.stringify([...set])
      const group = groups.get(key) ?? {
        dimensions: set,
        timestamp: Math.floor(hrTimeToMilliseconds(endTime)),
        metrics: new Map(),
      }
      groups.set(key, group)
      addTo(group, metric, index)
    }
  }
  return [...groups.values()].flatMap((group) => linesOf({ namespace, properties, ...contentOf(group) }))
}

function addTo({ dimensions, metrics }: Group, metric: MetricData, index: number): void {
  const { name, unit } = metric.descriptor
  const kind = kindOf(metric)
  const measured = metrics.get(name) ?? { kind, unit, value: createEmfValue(kind) }
  if (!metricName.test(name) || name === '_aws') {
    warnOnce({ metric: name }, `emf: ${name} is no name for a metric of CloudWatch, and is left out`)
  } else if (dimensions.has(name)) {
    warnOnce({ metric: name }, `emf: the metric ${name} is left out where an attribute has the same name`)
  } else if (measured.kind !== kind || measured.unit !== unit) {
    warnOnce(
      { metric: name },
      `emf: of two metrics called ${name}, of another kind or unit, the second is left out`,
    )
  } else {
    measured.value.add(metric, index)
    metrics.set(name, measured)
  }
}

function contentOf({
  dimensions,
  timestamp,
  metrics,
}: Group): Pick<LineContent, 'dimensions' | 'timestamp' | 'metrics'> {
  return {
    dimensions,
    timestamp,
    metrics: [...metrics].map(([name, { unit, value }]) => ({
      name,
      unit: cloudWatchUnit(unit),
      targets: value.targets(),
    })),
  }
}
