import { diag } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { writeResource, writeScope } from './encoded-once'
import { writeSpan } from './span'
import { WireWriter } from './wire-writer'

type Resource = ReadableSpan['resource']
type SpansByScope = Map<InstrumentationScope, ReadableSpan[]>

/** A buffer larger than this is not kept for the next export. */
const mostBytesKept = 1024 * 1024
/** The length of a batch takes three bytes, mostly. */
const threeBytes = 3

/** The last export's; away while one is written, so that another one, begun by a span that is read, does not write into it. */
let idle: WireWriter | undefined

/**
 * The spans as an ExportTraceServiceRequest in protobuf, by resource and instrumentation scope. What cannot be read is left out and told.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#binary-protobuf-encoding
 * @returns memory of its own, which is not written to again
 */
export function serializeSpans(spans: readonly ReadableSpan[]): Uint8Array {
  const writer = idle ?? new WireWriter()
  idle = undefined
  writer.rewind(0)
  for (const group of groupSpans(spans)) contain(writer, 'the spans of a resource', writeResourceSpans, group)
  const request = writer.copy()
  if (writer.size <= mostBytesKept) idle = writer
  return request
}

function groupSpans(spans: readonly ReadableSpan[]): Map<Resource, SpansByScope> {
  const groups = new Map<Resource, SpansByScope>()
  for (const span of spans) {
    try {
      const { resource, instrumentationScope } = span
      const byScope = groups.get(resource) ?? new Map<InstrumentationScope, ReadableSpan[]>()
      if (byScope.size === 0) groups.set(resource, byScope)
      const group = byScope.get(instrumentationScope)
      if (group) group.push(span)
      else byScope.set(instrumentationScope, [span])
    } catch (fault) {
      tell('a span', fault)
    }
  }
  return groups
}

function writeResourceSpans(writer: WireWriter, [resource, byScope]: [Resource, SpansByScope]): void {
  const start = writer.open(0x0a, threeBytes)
  writeResource(writer, resource)
  for (const group of byScope) contain(writer, 'the spans of a scope', writeScopeSpans, group)
  if (resource.schemaUrl) writer.string(0x1a, resource.schemaUrl)
  writer.close(start, threeBytes)
}

function writeScopeSpans(writer: WireWriter, [scope, spans]: [InstrumentationScope, ReadableSpan[]]): void {
  const start = writer.open(0x12, threeBytes)
  writeScope(writer, scope)
  for (const span of spans) contain(writer, 'a span', writeSpan, span)
  if (scope.schemaUrl) writer.string(0x1a, scope.schemaUrl)
  writer.close(start, threeBytes)
}

/** Writes the whole subject or nothing of it. */
function contain<Subject>(
  writer: WireWriter,
  what: string,
  write: (writer: WireWriter, subject: Subject) => void,
  subject: Subject,
): void {
  const start = writer.position
  try {
    write(writer, subject)
  } catch (fault) {
    writer.rewind(start)
    tell(what, fault)
  }
}

function tell(what: string, fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : typeof fault
  diag.warn(`${what} could not be written for the export and is left out: ${reason}`)
}
