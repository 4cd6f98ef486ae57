import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import fc from 'fast-check'
import { serializeSpans } from '../../src/protobuf/serialize-spans'
import { batches } from './support/any-spans'
import { readRequest } from './support/read-request'

function theirs(spans: ReadableSpan[]): Uint8Array {
  return ProtobufTraceSerializer.serializeRequest(spans) ?? new Uint8Array()
}

test('given any spans, when they are written, then what is read is what is read of the bytes of OpenTelemetry', () => {
  fc.assert(
    fc.property(batches, (spans) => {
      expect(readRequest(serializeSpans(spans))).toEqual(readRequest(theirs(spans)))
    }),
    { numRuns: 300 },
  )
})

test('given any spans, when they are written, then the bytes are those of OpenTelemetry', () => {
  fc.assert(
    fc.property(batches, (spans) => {
      expect(Buffer.compare(serializeSpans(spans), theirs(spans))).toBe(0)
    }),
    { numRuns: 300 },
  )
})
