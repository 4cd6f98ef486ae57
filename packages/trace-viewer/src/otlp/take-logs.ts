import { create } from '@bufbuild/protobuf'
import type { TraceStore } from '../store/trace-store'
import { decodeLogs } from './decode-logs'
import { ExportLogsServiceResponseSchema } from './definitions/opentelemetry/proto/collector/logs/v1/logs_service_pb'
import { rejected, type Signal } from './signal'

/** Log records, to `/v1/logs`. Those of no trace are taken and forgotten. */
export function takeLogs(store: TraceStore): Signal<typeof ExportLogsServiceResponseSchema> {
  return {
    schema: ExportLogsServiceResponseSchema,
    take(body, encoding) {
      const logs = decodeLogs(body, encoding)
      const refused = store.addLogs(logs)
      return rejected(logs.length, [
        { count: refused, reason: 'of a trace that has reached TRACE_VIEWER_MAX_BYTES' },
      ])
    },
    partialSuccess: (count, errorMessage) =>
      create(ExportLogsServiceResponseSchema, {
        partialSuccess: { rejectedLogRecords: BigInt(count), errorMessage },
      }),
  }
}
