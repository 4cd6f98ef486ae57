import type { IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { serve } from './serve'

/** A metric as OTLP in JSON has it. */
export interface ReceivedMetric {
  readonly name: string
  readonly unit?: string
  readonly sum?: { dataPoints: ReceivedPoint[]; aggregationTemporality: number; isMonotonic?: boolean }
  readonly gauge?: { dataPoints: ReceivedPoint[] }
  readonly histogram?: { dataPoints: object[]; aggregationTemporality: number }
  readonly exponentialHistogram?: { dataPoints: object[]; aggregationTemporality: number }
}

export interface ReceivedPoint {
  readonly asInt?: string | number
  readonly asDouble?: number
  readonly attributes: { key: string; value: Record<string, unknown> }[]
}

interface Body {
  resourceMetrics: {
    resource: { attributes: { key: string; value: Record<string, unknown> }[] }
    scopeMetrics: { metrics: ReceivedMetric[] }[]
  }[]
}

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A small OTLP endpoint that keeps what it is sent. */
export async function receiveMetrics() {
  const received: Received[] = []
  const served = await serve((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks)
      const plain = req.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      received.push({ path: `${req.method} ${req.url}`, headers: req.headers, body: plain })
      res.end()
    })
  })
  return { ...served, received }
}

/** The metrics of an export by http/json, by name. */
export function metricsIn({ body }: Received): Record<string, ReceivedMetric> {
  const { resourceMetrics } = JSON.parse(body.toString()) as Body
  const all = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
  return Object.fromEntries(all.map((metric) => [metric.name, metric]))
}

/** What an export by http/json says of the service. */
export function resourceIn({ body }: Received): Record<string, unknown> {
  const { resourceMetrics } = JSON.parse(body.toString()) as Body
  const attributes = resourceMetrics[0]?.resource.attributes ?? []
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
