import { type DescMessage, fromBinary, type MessageShape } from '@bufbuild/protobuf'
import { checkWire } from './check-wire'
import { cut, OtlpError } from './otlp-error'

/** @throws OtlpError that says which field is wrong, and at which byte */
export function readProtobuf<Schema extends DescMessage>(
  schema: Schema,
  bytes: Uint8Array,
): MessageShape<Schema> {
  try {
    checkWire(schema, bytes)
    return fromBinary(schema, bytes, { readUnknownFields: false })
  } catch (error) {
    const message = (error instanceof OtlpError ? error : textFault(schema, bytes, error)).message
    throw new OtlpError(`not a valid ${schema.name} in protobuf: ${message}`)
  }
}

// The texts are looked at one by one only now, because that takes as long as decoding.
function textFault(schema: DescMessage, bytes: Uint8Array, cause: unknown): Error {
  try {
    checkWire(schema, bytes, { texts: true })
  } catch (error) {
    if (error instanceof OtlpError) return error
  }
  return new Error(cut(cause instanceof Error ? cause.message : String(cause)))
}
