import type { StoredLog } from '../store/stored-log'
import { ExportLogsServiceRequestSchema } from './definitions/opentelemetry/proto/collector/logs/v1/logs_service_pb'
import type { LogRecord } from './definitions/opentelemetry/proto/logs/v1/logs_pb'
import type { Encoding } from './encoding'
import { spanIdOf, traceIdOf } from './ids'
import { toAttributes, toText } from './otlp-values'
import { inItem, readRequest } from './read-request'
import { toResource } from './resource-json'

/**
 * The records of an ExportLogsServiceRequest that belong to a trace; the others are left out.
 * @throws OtlpError that says what is wrong and where
 */
export function decodeLogs(body: Uint8Array, encoding: Encoding): StoredLog[] {
  const request = readRequest(ExportLogsServiceRequestSchema, body, encoding)
  const logs: StoredLog[] = []
  for (const [r, resourceLogs] of request.resourceLogs.entries()) {
    const { service } = toResource(resourceLogs.resource)
    for (const [s, scopeLogs] of resourceLogs.scopeLogs.entries()) {
      for (const [i, record] of scopeLogs.logRecords.entries()) {
        const place = () => `resourceLogs[${r}].scopeLogs[${s}].logRecords[${i}]`
        const log = inItem(place, () => toStoredLog(record, service))
        if (log) logs.push(log)
      }
    }
  }
  return logs
}

function toStoredLog(record: LogRecord, service: string): StoredLog | undefined {
  const traceId = traceIdOf(record.traceId)
  const spanId = spanIdOf(record.spanId)
  if (traceId === undefined) return undefined
  const time = record.timeUnixNano || record.observedTimeUnixNano
  return {
    traceId,
    spanId,
    service,
    timeUs: time === 0n ? Date.now() * 1_000 : Number(time / 1_000n),
    severity: record.severityNumber,
    level: record.severityText,
    message: toText(record.body) || record.eventName,
    attributes: JSON.stringify(toAttributes(record.attributes) ?? []),
  }
}
