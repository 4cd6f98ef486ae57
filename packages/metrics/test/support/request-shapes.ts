import { ExportResultCode } from '@opentelemetry/core'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AggregationType,
  InstrumentType,
  MeterProvider,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { createEmfExporter } from '../../src/emf/create-emf-exporter'
import { PrometheusReader } from '../../src/prometheus/prometheus-reader'
import { createConsoleExporter } from '../../src/push/console-exporter'
import { PushReader } from '../../src/push/push-reader'
import { temporalityOf } from '../../src/push/temporality'
import type { Temporality } from '../../src/settings'

const name = 'http.server.request.duration'
const limits = { intervalMs: 3_600_000, timeoutMs: 3_600_000, cardinalityLimit: 2_000 }

export const shapes = [
  'prometheus',
  'console',
  'emf',
  'otlp cumulative',
  'otlp delta',
  'otlp lowmemory',
  'otlp exponential cumulative',
  'otlp exponential delta',
] as const
export type Shape = (typeof shapes)[number]

/** A provider that is read in all ways there are: what each reader has to tell of the durations of requests. */
export function createAllShapes() {
  const outlets = shapes.map((shape) => outletOf(shape))
  const resource = resourceFromAttributes({ 'service.name': 'shop' })
  const provider = new MeterProvider({ resource, readers: outlets.map(({ reader }) => reader) })
  return { provider, told: (shape: Shape) => outlets[shapes.indexOf(shape)]?.told() }
}

function outletOf(shape: Shape) {
  if (shape === 'prometheus') {
    const reader = new PrometheusReader(limits.cardinalityLimit)
    const told = async () => (await reader.page()).split('\n').filter((line) => line.includes('duration'))
    return { reader, told }
  }
  const told: unknown[] = []
  const write = (line: string) => void (line.includes(name) && told.push(line))
  const exporter =
    shape === 'console'
      ? createConsoleExporter(write)
      : shape === 'emf'
        ? createEmfExporter({ namespace: 'shop', write })
        : keeping(shape, told)
  const reader = new PushReader(exporter, limits)
  return {
    reader,
    async told() {
      await reader.forceFlush()
      return told.splice(0)
    },
  }
}

/** Keeps what the exporter of OTLP would send. */
function keeping(shape: Shape, told: unknown[]): PushMetricExporter {
  const temporality = shape.split(' ').at(-1) as Temporality
  const exponential = shape.includes('exponential')
  return {
    selectAggregationTemporality: temporalityOf(temporality),
    selectAggregation: (type) => ({
      type:
        exponential && type === InstrumentType.HISTOGRAM
          ? AggregationType.EXPONENTIAL_HISTOGRAM
          : AggregationType.DEFAULT,
    }),
    export({ resource, scopeMetrics }, done) {
      for (const { scope, metrics } of scopeMetrics) {
        const own = metrics.filter(({ descriptor }) => descriptor.name === name)
        // later measurements change what the SDK has handed out
        if (own.length > 0) told.push(structuredClone({ scope, own, service: resource.attributes }))
      }
      done({ code: ExportResultCode.SUCCESS })
    },
    async forceFlush() {},
    async shutdown() {},
  }
}
