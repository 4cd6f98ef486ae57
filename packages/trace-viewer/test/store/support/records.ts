import type { StoredLog } from '../../../src/store/stored-log'
import type { StoredSpan } from '../../../src/store/stored-span'

let made = 0

/** A span like those that the receiver makes, with an id of its own. */
export function makeSpan(parts: Partial<StoredSpan> & { attributes?: readonly unknown[] } = {}): StoredSpan {
  made += 1
  const { attributes, ...fields } = parts
  const span = {
    traceId: traceId(1),
    spanId: made.toString(16).padStart(16, '0'),
    parentSpanId: undefined,
    name: 'GET /things',
    kind: 2,
    service: 'shop',
    startUs: 1_780_000_000_000_000,
    durationNs: 5_000_000,
    failed: false,
    resource: '{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]}',
    scope: '{"name":"http","version":"1.0"}',
    ...fields,
  }
  const { name, startUs } = span
  return {
    ...span,
    json:
      fields.json ??
      JSON.stringify({ traceId: span.traceId, spanId: span.spanId, name, startUs, attributes }),
  }
}

export function makeLog(parts: Partial<StoredLog> = {}): StoredLog {
  return {
    traceId: traceId(1),
    spanId: undefined,
    service: 'shop',
    timeUs: 1_780_000_000_000_000,
    severity: 9,
    level: 'info',
    message: 'hello',
    attributes: '[]',
    ...parts,
  }
}

export function traceId(number: number): string {
  return number.toString(16).padStart(32, '0')
}
