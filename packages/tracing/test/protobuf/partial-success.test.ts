import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import fc from 'fast-check'
import { readTraceResponse } from '../../src/protobuf/partial-success'

const text = (value: string) => [value.length, ...Buffer.from(value)]

test.each([
  ['nothing', [], {}],
  ['an empty partial success', [0x0a, 0], { partialSuccess: {} }],
  [
    'spans that were refused, and why',
    [0x0a, 9, 0x08, 0xac, 0x02, 0x12, ...text('full')],
    { partialSuccess: { rejectedSpans: 300, errorMessage: 'full' } },
  ],
  [
    'fields of a later version',
    [0x12, ...text('later'), 0x19, ...Array(8).fill(1), 0x0a, 9, 0x1d, 1, 2, 3, 4, 0x20, 5, 0x08, 1],
    { partialSuccess: { rejectedSpans: 1 } },
  ],
])('given %s in an answer, when it is read, then that is found', (_what, bytes, expected) => {
  expect(readTraceResponse(Uint8Array.from(bytes))).toEqual(expected)
})

test.each([
  ['that is cut off', [0x0a, 20, 0x08]],
  ['that is cut off in a number', [0x0a, 1, 0x88]],
  ['in another format', [...Buffer.from('{"partialSuccess":{}}')]],
])('given an answer %s, when it is read, then that is said', (_what, bytes) => {
  expect(() => readTraceResponse(Uint8Array.from(bytes))).toThrow('the answer is not protobuf')
})

test('given any bytes, when they are read, then it comes to an end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      let read: unknown
      try {
        read = readTraceResponse(bytes)
      } catch (error) {
        expect(String(error)).toContain('the answer is not protobuf')
        return
      }
      expect(read).toEqual(ProtobufTraceSerializer.deserializeResponse(bytes))
    }),
  )
})
