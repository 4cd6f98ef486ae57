import type { BatchSpanProcessorOptions, SpanLimits } from '@opentelemetry/sdk-trace'
import { deferProblems, readSettings, type ServiceIdentity, serviceIdentity, str } from '@voluntarily/config'
import { type OtlpSettings, otlpSettings } from '@voluntarily/otlp'
import type { JaegerOptions } from './export/jaeger-exporter'
import { isHostPattern } from './host-pattern'
import { checkOptions, type TracingOptions } from './options'
import type { SamplerName } from './sampler'
import {
  type ExporterName,
  hostList,
  type LogsExporterName,
  type PropagatorName,
  tracingSpecs,
} from './settings'

/** Everything that tracing goes by, worked out once: option in code, else environment, else default. */
export interface TracingSettings {
  readonly options: TracingOptions
  readonly identity: ServiceIdentity
  readonly disabled: boolean
  readonly exporters: readonly ExporterName[]
  readonly otlp: OtlpSettings
  readonly jaeger: JaegerOptions
  readonly zipkinEndpoint: string
  readonly sampler: { readonly name: SamplerName; readonly ratio: number }
  readonly batch: Batch
  readonly limits: SpanLimits
  readonly propagators: readonly PropagatorName[]
  readonly trustIncoming: boolean
  readonly propagateTo: readonly string[]
  readonly onlyInstrumentations: readonly string[] | undefined
  readonly notInstrumentations: readonly string[]
  readonly logLevel: 'NONE' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'VERBOSE' | 'ALL'
  /** Where log records go; empty: nowhere. */
  readonly logsExporters: readonly LogsExporterName[]
  readonly logsOtlp: OtlpSettings
  readonly logsBatch: Batch
  readonly resourceDetectors: readonly string[]
  readonly configFile: string | undefined
  readonly ecs: boolean
  readonly shutdownTimeoutMs: number
}

/** When what waits is sent, and how much may wait. */
export type Batch = Required<
  Pick<
    BatchSpanProcessorOptions,
    'scheduledDelayMillis' | 'exportTimeoutMillis' | 'maxQueueSize' | 'maxExportBatchSize'
  >
>

type Values = ReturnType<typeof readSettings<typeof tracingSpecs>>['values']

const placeSpecs = { ECS_CONTAINER_METADATA_URI_V4: str({ default: undefined }) }

/**
 * Reads the environment and lays the options over it. A variable that is wrong falls back to its default, and is kept for the first
 * loadConfig to report.
 * @throws TracingOptionsError for options that are wrong or do not exist
 */
export function resolveSettings(options: TracingOptions): TracingSettings {
  checkOptions(options)
  const { values, problems } = readSettings(tracingSpecs)
  deferProblems(problems)
  const identity = serviceIdentity()
  return {
    options,
    identity,
    disabled: values.OTEL_SDK_DISABLED,
    exporters: exportersOf(options, values, identity),
    otlp: otlpSettings('traces', values, options.endpoint),
    jaeger: jaegerOf(options, values),
    zipkinEndpoint: options.endpoint ?? values.OTEL_EXPORTER_ZIPKIN_ENDPOINT,
    sampler: samplerOf(options, values),
    batch: {
      scheduledDelayMillis: values.OTEL_BSP_SCHEDULE_DELAY,
      exportTimeoutMillis: values.OTEL_BSP_EXPORT_TIMEOUT,
      maxQueueSize: values.OTEL_BSP_MAX_QUEUE_SIZE,
      maxExportBatchSize: Math.min(values.OTEL_BSP_MAX_EXPORT_BATCH_SIZE, values.OTEL_BSP_MAX_QUEUE_SIZE),
    },
    limits: limitsOf(values),
    propagators: values.OTEL_PROPAGATORS as readonly PropagatorName[],
    trustIncoming: options.trustIncoming ?? values.TRACE_TRUST_INCOMING,
    propagateTo: options.propagateTo ?? listedHosts(),
    onlyInstrumentations: values.OTEL_NODE_ENABLED_INSTRUMENTATIONS,
    notInstrumentations: values.OTEL_NODE_DISABLED_INSTRUMENTATIONS,
    logLevel: values.OTEL_LOG_LEVEL.toUpperCase() as TracingSettings['logLevel'],
    logsExporters: logsExportersOf(values),
    logsOtlp: otlpSettings('logs', values),
    logsBatch: {
      scheduledDelayMillis: values.OTEL_BLRP_SCHEDULE_DELAY,
      exportTimeoutMillis: values.OTEL_BLRP_EXPORT_TIMEOUT,
      maxQueueSize: values.OTEL_BLRP_MAX_QUEUE_SIZE,
      maxExportBatchSize: Math.min(values.OTEL_BLRP_MAX_EXPORT_BATCH_SIZE, values.OTEL_BLRP_MAX_QUEUE_SIZE),
    },
    resourceDetectors: (values.OTEL_NODE_RESOURCE_DETECTORS ?? []).filter((name) => name !== 'none'),
    configFile: values.OTEL_CONFIG_FILE,
    ecs: !identity.test && readSettings(placeSpecs).values.ECS_CONTAINER_METADATA_URI_V4 !== undefined,
    shutdownTimeoutMs: options.shutdownTimeoutMs ?? 3000,
  }
}

function exportersOf(
  { exporter }: TracingOptions,
  values: Values,
  identity: ServiceIdentity,
): readonly ExporterName[] {
  const wanted =
    exporter === undefined
      ? (values.OTEL_TRACES_EXPORTER as readonly ExporterName[] | undefined)
      : [exporter].flat()
  const names = [
    ...new Set((wanted?.length ? wanted : undefined) ?? [identity.test ? 'none' : 'otlp']),
  ] as ExporterName[]
  return names.includes('none') ? [] : names
}

// as the SDK has it: none turns off the others
function logsExportersOf({ OTEL_LOGS_EXPORTER: names }: Values): readonly LogsExporterName[] {
  return names.includes('none') ? [] : ([...new Set(names)] as LogsExporterName[])
}

function jaegerOf({ endpoint }: TracingOptions, values: Values): JaegerOptions {
  const explicit = endpoint ?? values.OTEL_EXPORTER_JAEGER_ENDPOINT
  return {
    endpoint: explicit ?? 'http://localhost:14268/api/traces',
    username: values.OTEL_EXPORTER_JAEGER_USER,
    password: values.OTEL_EXPORTER_JAEGER_PASSWORD,
    // as the exporter has it: an endpoint goes before an agent
    agentHost: explicit === undefined ? values.OTEL_EXPORTER_JAEGER_AGENT_HOST : undefined,
    agentPort: values.OTEL_EXPORTER_JAEGER_AGENT_PORT,
  }
}

function samplerOf({ sampleRatio }: TracingOptions, values: Values): TracingSettings['sampler'] {
  if (sampleRatio !== undefined) return { name: 'parentbased_traceidratio', ratio: sampleRatio }
  return { name: values.OTEL_TRACES_SAMPLER as SamplerName, ratio: values.OTEL_TRACES_SAMPLER_ARG }
}

function limitsOf(values: Values): SpanLimits {
  return {
    attributeCountLimit: values.OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT ?? values.OTEL_ATTRIBUTE_COUNT_LIMIT,
    attributeValueLengthLimit:
      values.OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT ?? values.OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT,
    eventCountLimit: values.OTEL_SPAN_EVENT_COUNT_LIMIT,
    linkCountLimit: values.OTEL_SPAN_LINK_COUNT_LIMIT,
    attributePerEventCountLimit: values.OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT,
    attributePerLinkCountLimit: values.OTEL_LINK_ATTRIBUTE_COUNT_LIMIT,
  }
}

// One wrong entry is no reason to send traces to every host, as the default would.
function listedHosts(): readonly string[] {
  return readSettings({ TRACE_PROPAGATE_TO: hostList }).values.TRACE_PROPAGATE_TO.filter(isHostPattern)
}
