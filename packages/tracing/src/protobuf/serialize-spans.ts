import { diag } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { writeResource, writeScope } from './encoded-once'
import { EncodedSpan } from './encoded-span'
import { writeSpan } from './span'
import { WaitingBytes } from './waiting-bytes'
import { WireWriter } from './wire-writer'

type Resource = ReadableSpan['resource']
type OutgoingSpan = ReadableSpan | EncodedSpan
type SpansByScope = Map<InstrumentationScope, OutgoingSpan[]>

/** A buffer larger than this is not kept for the next export. */
const mostBytesKept = 1024 * 1024
/** The length of a batch takes three bytes, mostly. */
const threeBytes = 3

/** The last one's; away while it is in use, so that a span that ends another one as it is read does not write into it. */
let idle: WireWriter | undefined

/**
 * The spans as an ExportTraceServiceRequest in protobuf, by resource and instrumentation scope. What cannot be read is left out and told.
 * An encoded span can be written once: its memory is used again.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#binary-protobuf-encoding
 * @returns memory of its own, which is not written to again
 */
export function serializeSpans(spans: readonly OutgoingSpan[]): Uint8Array {
  return write((writer) => {
    for (const group of groupSpans(spans))
      contain(writer, 'the spans of a resource', writeResourceSpans, group)
    return writer.copy()
  })
}

/** A span as the bytes that `serializeSpans` takes over; undefined for one that cannot be read, which is told. */
export function encodeSpan(span: ReadableSpan): EncodedSpan | undefined {
  return write((writer) => {
    contain(writer, 'a span', writeEncodable, span)
    if (writer.position === 0) return undefined
    return new EncodedSpan(span.resource, span.instrumentationScope, new WaitingBytes(writer.view()))
  })
}

function write<Result>(use: (writer: WireWriter) => Result): Result {
  const writer = idle ?? new WireWriter()
  idle = undefined
  writer.rewind(0)
  const result = use(writer)
  if (writer.size <= mostBytesKept) idle = writer
  return result
}

function writeEncodable(writer: WireWriter, span: ReadableSpan): void {
  if (!span.resource || !span.instrumentationScope)
    throw new TypeError('it has no resource, or no instrumentation scope')
  writeSpan(writer, span)
}

function groupSpans(spans: readonly OutgoingSpan[]): Map<Resource, SpansByScope> {
  const groups = new Map<Resource, SpansByScope>()
  for (const span of spans) {
    try {
      const { resource, instrumentationScope } = span
      const byScope = groups.get(resource) ?? new Map<InstrumentationScope, OutgoingSpan[]>()
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

function writeScopeSpans(writer: WireWriter, [scope, spans]: [InstrumentationScope, OutgoingSpan[]]): void {
  const start = writer.open(0x12, threeBytes)
  writeScope(writer, scope)
  for (const span of spans) {
    if (span instanceof EncodedSpan) writer.raw(span.bytes.take())
    else contain(writer, 'a span', writeSpan, span)
  }
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
