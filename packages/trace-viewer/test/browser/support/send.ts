import { randomBytes } from 'node:crypto'
import type { OtlpKeyValue, OtlpSpan } from '../../../src/otlp/otlp-json'

export interface SpanToSend extends Partial<Omit<OtlpSpan, 'attributes'>> {
  spanId: string
  startMs?: number
  durationMs?: number
  attributes?: Record<string, string>
}

export interface LogToSend {
  message: string
  spanId?: string
  atMs?: number
  severity?: number
  level?: string
  attributes?: Record<string, string>
}

export const newId = (bytes: number) => randomBytes(bytes).toString('hex')

export function attributesOf(attributes: Record<string, string> = {}): OtlpKeyValue[] {
  return Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }))
}

/** Sends spans and log lines of traces to a viewer, as an app would. */
export function sender(otlpUrl: string) {
  const base = BigInt(Date.now()) * 1_000_000n
  const at = (ms: number) => String(base + BigInt(Math.round(ms * 1e6)))
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${otlpUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  const resource = (service: string) => ({ attributes: attributesOf({ 'service.name': service }) })
  return {
    spans: (service: string, traceId: string, spans: readonly SpanToSend[]) =>
      post('/v1/traces', {
        resourceSpans: [
          {
            resource: resource(service),
            scopeSpans: [
              {
                scope: { name: 'test' },
                spans: spans.map(({ startMs = 0, durationMs = 1, attributes, ...span }) => ({
                  traceId,
                  kind: 1,
                  status: {},
                  startTimeUnixNano: at(startMs),
                  endTimeUnixNano: at(startMs + durationMs),
                  attributes: attributesOf(attributes),
                  ...span,
                })),
              },
            ],
          },
        ],
      }),
    logs: (service: string, traceId: string, logs: readonly LogToSend[]) =>
      post('/v1/logs', {
        resourceLogs: [
          {
            resource: resource(service),
            scopeLogs: [
              {
                scope: {},
                logRecords: logs.map(
                  ({ message, spanId, atMs = 0, severity = 9, level = 'info', attributes }) => ({
                    traceId,
                    ...(spanId && { spanId }),
                    timeUnixNano: at(atMs),
                    severityNumber: severity,
                    severityText: level,
                    body: { stringValue: message },
                    attributes: attributesOf(attributes),
                  }),
                ),
              },
            ],
          },
        ],
      }),
  }
}

/** Sends one trace of one span; returns its id. */
export async function sendTrace(
  otlpUrl: string,
  service: string,
  span: Partial<SpanToSend> = {},
): Promise<string> {
  const traceId = newId(16)
  await sender(otlpUrl).spans(service, traceId, [{ spanId: newId(8), name: 'GET /', ...span }])
  return traceId
}
