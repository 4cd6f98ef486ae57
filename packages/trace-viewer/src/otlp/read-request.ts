import type { DescMessage, MessageShape } from '@bufbuild/protobuf'
import type { Encoding } from './encoding'
import { OtlpError } from './otlp-error'
import { readJson } from './read-json'
import { readProtobuf } from './read-protobuf'

/** The message that the body holds, the same from either encoding. Throws OtlpError. */
export function readRequest<Schema extends DescMessage>(
  schema: Schema,
  body: Uint8Array,
  encoding: Encoding,
): MessageShape<Schema> {
  return encoding === 'json' ? readJson(schema, body) : readProtobuf(schema, body)
}

/** Runs it; an OtlpError from it says which item it was. */
export function inItem<Result>(place: () => string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw error instanceof OtlpError ? new OtlpError(`${place()}.${error.message}`, error.status) : error
  }
}
