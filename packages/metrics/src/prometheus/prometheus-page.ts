import type { InstrumentationScope } from '@opentelemetry/core'
import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { warnOnceAMinute } from '../metrics-log'
import { escapeHelp, labelsOf } from './prometheus-labels'
import { type PrometheusType, prometheusName } from './prometheus-names'
import { type HistogramValue, type ScopedMetric, seriesOf } from './prometheus-series'

/** Metrics of one name: Prometheus wants them together, whoever made them. */
interface Family {
  readonly type: PrometheusType
  readonly help: string
  readonly members: ScopedMetric[]
}

interface Families {
  readonly byName: Map<string, Family>
  /** Names of the lines that they make. */
  readonly samples: Set<string>
}

/**
 * All that was collected as Prometheus reads it.
 * Standard: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 *
 * Not the serializer of exporter-prometheus: that one leaves out the units, lets one wrong name of a label spoil the page, and takes half
 * a second for a full histogram, for which everything else waits.
 */
export function prometheusPage({ resource, scopeMetrics }: ResourceMetrics): string {
  const families: Families = { byName: new Map(), samples: new Set(['target_info']) }
  for (const { scope, metrics } of scopeMetrics) {
    for (const metric of metrics) add(families, scope, metric)
  }
  const head = '# HELP target_info What is said of the service.\n# TYPE target_info gauge\n'
  let page = `${head}target_info{${labelsOf(resource.attributes).join(',')}} 1\n`
  for (const [name, family] of families.byName) page += familyText(name, family)
  return page
}

function add({ byName, samples }: Families, scope: InstrumentationScope, metric: MetricData): void {
  const type = typeOf(metric)
  if (type === undefined) return
  const { name, unit, description } = metric.descriptor
  const prometheus = prometheusName(name, unit, type)
  const family = byName.get(prometheus)
  const own = sampleNames(prometheus, type)
  const taken = own.find((sample) => samples.has(sample))
  if (taken === undefined) {
    byName.set(prometheus, { type, help: description || name, members: [{ scope, metric }] })
    for (const sample of own) samples.add(sample)
    return
  }
  if (family?.type === type && family.members.every((member) => member.scope !== scope)) {
    family.members.push({ scope, metric })
    return
  }
  warnOnceAMinute(
    { metric: name, name: taken },
    `two metrics are ${taken} to Prometheus, and the second, ${name}, is left out: give it another name`,
  )
}

/** A histogram orders makes orders_count, which a gauge orders.count would make as well. */
function sampleNames(name: string, type: PrometheusType): string[] {
  return type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]
}

function typeOf(metric: MetricData): PrometheusType | undefined {
  switch (metric.dataPointType) {
    case DataPointType.HISTOGRAM:
      return 'histogram'
    case DataPointType.GAUGE:
      return 'gauge'
    case DataPointType.SUM:
      return metric.isMonotonic ? 'counter' : 'gauge'
    default:
      return undefined
  }
}

function familyText(name: string, { type, help, members }: Family): string {
  let text = `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`
  for (const { labels, value } of seriesOf(members)) {
    if (typeof value === 'number') text += `${name}{${labels}} ${number(value)}\n`
    else text += histogramText(name, labels, value)
  }
  return text
}

function histogramText(name: string, labels: string, { buckets, sum, count }: HistogramValue): string {
  const start = `${name}_bucket{${labels},le="`
  let text = ''
  let upTo = 0
  buckets.boundaries.forEach((boundary, index) => {
    upTo += buckets.counts[index] ?? 0
    text += `${start}${boundary}"} ${upTo}\n`
  })
  text += `${start}+Inf"} ${count}\n`
  if (sum !== undefined) text += `${name}_sum{${labels}} ${number(sum)}\n`
  return `${text}${name}_count{${labels}} ${count}\n`
}

function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value)
}
