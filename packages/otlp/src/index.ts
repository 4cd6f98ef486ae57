export { ContainedExporter, type ContainedExporterOptions, type ExporterPart } from './contained-exporter'
export { cutGrpcCalls } from './cut-grpc-calls'
export { type GrpcOptions, grpcOptions } from './grpc-options'
export { type InTimeOptions, inTime } from './in-time'
export { createOtlpAgent } from './otlp-agent'
export {
  type OtlpCertificates,
  type OtlpSettings,
  type OtlpSignal,
  type OtlpValues,
  otlpSettings,
} from './otlp-settings'
export { otlpLogsSpecs, otlpMetricsSpecs, otlpSpecs, otlpTracesSpecs } from './otlp-specs'
export { CertificateError, readCertificates } from './read-certificates'
export { repeatWithoutHoldingUp } from './repeat-without-holding-up'
export { sendBy } from './send-by'
