import type { InstrumentationScope } from '@opentelemetry/core'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { writeKeyValues } from './any-value'
import type { WireWriter } from './wire-writer'

type Resource = ReadableSpan['resource']

/** The length of a resource takes two bytes, mostly. */
const twoBytes = 2

// They do not change, and all spans of a process have the same few: each is kept for as long as it lives.
const resources = new WeakMap<Resource, Uint8Array>()
const scopes = new WeakMap<InstrumentationScope, Uint8Array>()

/** Writes the resource of spans, as a field of ResourceSpans. */
export function writeResource(writer: WireWriter, resource: Resource): void {
  const known = resources.get(resource)
  if (known) {
    writer.raw(known)
    return
  }
  const start = writer.position
  const message = writer.open(0x0a, twoBytes)
  if (resource.attributes) writeKeyValues(writer, 0x0a, resource.attributes)
  writer.varint(0x10, 0)
  writer.close(message, twoBytes)
  if (!resource.asyncAttributesPending) resources.set(resource, writer.copy(start))
}

/** Writes the instrumentation scope of spans, as a field of ScopeSpans. */
export function writeScope(writer: WireWriter, scope: InstrumentationScope): void {
  const known = scopes.get(scope)
  if (known) {
    writer.raw(known)
    return
  }
  const start = writer.position
  const message = writer.open(0x0a)
  writer.string(0x0a, scope.name)
  if (scope.version) writer.string(0x12, scope.version)
  writer.close(message)
  scopes.set(scope, writer.copy(start))
}
