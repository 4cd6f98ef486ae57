import { type DescMessage, toBinary, toJson } from '@bufbuild/protobuf'
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Response } from 'express'
import { type Encoding, encodingOf } from './encoding'
import type { OtlpError } from './otlp-error'
import type { Rejected, Signal } from './signal'

const contentTypes = { json: 'application/json', protobuf: 'application/x-protobuf' }
const invalidArgument = 3

/** 200, in the encoding of the request. https://opentelemetry.io/docs/specs/otlp/#otlphttp-response */
export function answerSuccess<Schema extends DescMessage>(
  response: Response,
  { schema, partialSuccess }: Signal<Schema>,
  { encoding, rejected }: { encoding: Encoding; rejected: Rejected },
): void {
  const message = partialSuccess(rejected.count, rejected.message)
  if (encoding === 'json') {
    send(response, { encoding, body: JSON.stringify(toJson(schema, message)) })
    return
  }
  // Nothing rejected: an empty message, which is no bytes at all.
  send(response, { encoding, body: rejected.count > 0 ? toBinary(schema, message) : new Uint8Array() })
}

/** An error, as google.rpc.Status in the encoding of the request; in plain text to those that speak neither. */
export function answerError(
  response: Response,
  { message, status }: Pick<OtlpError, 'message' | 'status'>,
): void {
  response.status(status)
  const encoding = encodingOf(response.req.headers['content-type'])
  if (encoding === undefined) response.type('text/plain').send(`${message}\n`)
  else send(response, { encoding, body: encoding === 'json' ? jsonStatus(message) : protobufStatus(message) })
}

function send(
  response: Response,
  { encoding, body }: { encoding: Encoding; body: string | Uint8Array },
): void {
  // Not response.send, which would add a charset to what has none.
  response.setHeader('Content-Type', contentTypes[encoding])
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.end(body)
}

function jsonStatus(message: string): string {
  return JSON.stringify({ code: invalidArgument, message })
}

// https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto
function protobufStatus(message: string): Uint8Array {
  const writer = new BinaryWriter()
  writer.tag(1, WireType.Varint).int32(invalidArgument)
  writer.tag(2, WireType.LengthDelimited).string(message)
  return writer.finish()
}
