import type { logs } from '@opentelemetry/sdk-node'
import {
  ContainedExporter,
  createOtlpAgent,
  type ExporterPart,
  grpcOptions,
  repeatWithoutHoldingUp,
  sendBy,
} from '@voluntarily/otlp'
import type { TracingSettings } from '../resolve-settings'
import { newFromSdkNode, partFromSdkNode, sdkNodeRequire } from './from-sdk-node'

export type LogRecords = logs.ReadableLogRecord[]

type Exporter = ExporterPart<LogRecords>['exporter']

/**
 * Log records by OTLP. As with spans, an absent collector holds up neither the app nor its end.
 * @param closing aborted once the process is on its way out
 * @param onResult told of each export
 */
export function createLogExporter(
  settings: TracingSettings,
  closing: AbortSignal,
  onResult: (error: Error | undefined, records: LogRecords) => void,
): ContainedExporter<LogRecords> {
  const { logsOtlp, logsBatch } = settings
  return new ContainedExporter({
    load: () => loadExporter(settings, closing),
    // a little more than the exporter's own limit, whose message is the better one
    timeoutMs: Math.min(logsBatch.exportTimeoutMillis, logsOtlp.timeoutMs + 500),
    onResult,
  })
}

function loadExporter(
  { logsOtlp: { url, headers, timeoutMs, compression, protocol, certificates } }: TracingSettings,
  closing: AbortSignal,
): ExporterPart<LogRecords> {
  const options = { url, timeoutMillis: timeoutMs, ...(compression && { compression }) }
  if (protocol === 'grpc') {
    const module = '@opentelemetry/exporter-logs-otlp-grpc'
    const grpc = grpcOptions({ url, headers, certificates }, sdkNodeRequire().resolve(module))
    return partFromSdkNode(module, 'OTLPLogExporter', { ...options, ...grpc })
  }
  const agent = createOtlpAgent({ url, certificates })
  const kind = protocol === 'http/json' ? 'http' : 'proto'
  const exporter = newFromSdkNode<Exporter>(`@opentelemetry/exporter-logs-otlp-${kind}`, 'OTLPLogExporter', {
    ...options,
    headers,
    httpAgentOptions: () => agent,
  })
  sendBy(exporter, agent)
  repeatWithoutHoldingUp(exporter, closing)
  return { exporter, abort: () => agent.destroy() }
}
