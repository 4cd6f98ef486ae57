import type { HrTime, Link, SpanContext } from '@opentelemetry/api'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import { writeKeyValues } from './any-value'
import type { WireWriter } from './wire-writer'

/** A span takes some hundred bytes, so that its length takes two. */
const twoBytes = 2
const twoTo32 = 2 ** 32
const hasIsRemote = 0x100
const isRemote = 0x200

/**
 * Writes a span, as a field of ScopeSpans. It has the very bytes that OpenTelemetry's own exporter gives it.
 * Standard: https://github.com/open-telemetry/opentelemetry-proto/blob/v1.5.0/opentelemetry/proto/trace/v1/trace.proto
 */
export function writeSpan(writer: WireWriter, span: ReadableSpan): void {
  const start = writer.open(0x12, twoBytes)
  const context = span.spanContext()
  const parent = span.parentSpanContext
  writeIds(writer, context)
  if (parent?.spanId) writer.hex(0x22, parent.spanId)
  writer.string(0x2a, span.name)
  // the API's kinds begin with 0, which is "unspecified" here
  if (span.kind != null) writer.varint(0x30, span.kind + 1)
  writeTime(writer, 0x39, span.startTime)
  writeTime(writer, 0x41, span.endTime)
  writeKeyValues(writer, 0x4a, span.attributes)
  writer.varint(0x50, span.droppedAttributesCount)
  for (const event of span.events) writeEvent(writer, event)
  writer.varint(0x60, span.droppedEventsCount)
  for (const link of span.links) writeLink(writer, link)
  writer.varint(0x70, span.droppedLinksCount)
  writeStatus(writer, span.status)
  writer.fixed32(0x85, flagsOf(context.traceFlags, parent?.isRemote))
  writer.close(start, twoBytes)
}

function writeEvent(writer: WireWriter, event: TimedEvent): void {
  const start = writer.open(0x5a)
  writeTime(writer, 0x09, event.time)
  writer.string(0x12, event.name)
  if (event.attributes) writeKeyValues(writer, 0x1a, event.attributes)
  writer.varint(0x20, event.droppedAttributesCount ?? 0)
  writer.close(start)
}

function writeLink(writer: WireWriter, link: Link): void {
  const start = writer.open(0x6a)
  const { context } = link
  writeIds(writer, context)
  if (link.attributes) writeKeyValues(writer, 0x22, link.attributes)
  writer.varint(0x28, link.droppedAttributesCount ?? 0)
  writer.fixed32(0x35, flagsOf(context.traceFlags, context.isRemote))
  writer.close(start)
}

function writeIds(writer: WireWriter, { traceId, spanId, traceState }: SpanContext): void {
  writer.hex(0x0a, traceId)
  writer.hex(0x12, spanId)
  const state = traceState?.serialize()
  if (state) writer.string(0x1a, state)
}

function writeStatus(writer: WireWriter, { code, message }: ReadableSpan['status']): void {
  const start = writer.open(0x7a)
  if (message) writer.string(0x12, message)
  writer.varint(0x18, code)
  writer.close(start)
}

/** Writes nanoseconds since 1970, which are more than a number holds: their lower half is right by itself, and tells the upper one. */
function writeTime(writer: WireWriter, tag: number, time: HrTime): void {
  const nanos = time[1]
  const whole = Math.trunc(time[0])
  const low = (Math.imul(whole, 1e9) + nanos) >>> 0
  const high = Math.round((whole * 1e9 + nanos - low) / twoTo32)
  writer.fixed64(tag, low, high)
}

function flagsOf(traceFlags: number, remote: boolean | undefined): number {
  return (traceFlags & 0xff) | hasIsRemote | (remote ? isRemote : 0)
}
