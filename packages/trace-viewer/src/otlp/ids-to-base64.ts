import { cut, OtlpError } from './otlp-error'

const lists = [
  ['resourceSpans', 'resource_spans', 'resourceLogs', 'resource_logs'],
  ['scopeSpans', 'scope_spans', 'scopeLogs', 'scope_logs'],
  ['spans', 'logRecords', 'log_records'],
  ['links'],
]
const depthOfIds = 3
const digitsOf = {
  traceId: 32,
  trace_id: 32,
  spanId: 16,
  span_id: 16,
  parentSpanId: 16,
  parent_span_id: 16,
}

/**
 * OTLP writes ids in hexadecimal where protobuf's JSON has base64: replaces them, in place. What is not an object or a list where
 * one is expected is left for the decoder to name.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 * @throws OtlpError for an id that is not hexadecimal or of a wrong length
 */
export function idsToBase64(request: unknown): void {
  visit(request, 0, '')
}

function visit(value: unknown, depth: number, path: string): void {
  if (typeof value !== 'object' || value === null) return
  const record = value as Record<string, unknown>
  if (depth >= depthOfIds) replaceIds(record, path)
  for (const name of lists[depth] ?? []) {
    const items = record[name]
    if (!Array.isArray(items)) continue
    for (const [index, item] of items.entries()) visit(item, depth + 1, `${path}${name}[${index}].`)
  }
}

function replaceIds(record: Record<string, unknown>, path: string): void {
  for (const [name, digits] of Object.entries(digitsOf)) {
    const id = record[name]
    if (id === undefined || id === null || id === '') continue
    if (typeof id !== 'string' || id.length !== digits || !/^[0-9a-f]*$/i.test(id)) {
      throw new OtlpError(`${path}${name}: expected ${digits} hexadecimal digits, got ${shown(id)}`)
    }
    record[name] = Buffer.from(id, 'hex').toString('base64')
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value, 60))
  return Array.isArray(value) ? 'an array' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}
