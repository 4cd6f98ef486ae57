import { type DescMessage, fromJson, type JsonValue, type MessageShape } from '@bufbuild/protobuf'
import { faultPath } from './fault-path'
import { idsToBase64 } from './ids-to-base64'
import { cut, OtlpError } from './otlp-error'

/** Objects and arrays in one request; 16 MiB of dense spans have half as many. Each of them is an object of some hundred bytes. */
const maxObjects = 1_000_000
const openingBrace = 0x7b
const openingBracket = 0x5b
const decoder = new TextDecoder('utf-8', { fatal: true })

/** @throws OtlpError that says which field is wrong */
export function readJson<Schema extends DescMessage>(
  schema: Schema,
  bytes: Uint8Array,
): MessageShape<Schema> {
  const request = parse(bytes)
  idsToBase64(request)
  try {
    return fromJson(schema, request, { ignoreUnknownFields: true })
  } catch (error) {
    const place = faultPath(schema, request)
    const message = cut(error instanceof Error ? error.message : String(error))
    throw new OtlpError(`not a valid ${schema.name} in JSON: ${place ? `${place}: ` : ''}${message}`)
  }
}

function parse(bytes: Uint8Array): JsonValue {
  if (countOpening(bytes) > maxObjects) {
    throw new OtlpError(`not taken: more than ${maxObjects} objects and arrays in one request`)
  }
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    throw new OtlpError('not valid JSON: the body is not valid UTF-8')
  }
  try {
    return JSON.parse(text) as JsonValue
  } catch (error) {
    throw new OtlpError(`not valid JSON: ${cut(error instanceof Error ? error.message : String(error))}`)
  }
}

function countOpening(bytes: Uint8Array): number {
  let count = 0
  // By index: for..of takes ten times as long over bytes.
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === openingBrace || bytes[index] === openingBracket) count += 1
  }
  return count
}
