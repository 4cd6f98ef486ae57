import { BinaryReader } from '@bufbuild/protobuf/wire'
import type { Answer } from './start-receiver'

/** The message of a google.rpc.Status in either encoding; of a text, the text. */
export function messageOf({ headers, body, text }: Answer): string {
  const type = headers['content-type']
  if (type === 'application/json') return JSON.parse(text).message
  return type === 'application/x-protobuf' ? protobufMessage(body) : text
}

function protobufMessage(body: Uint8Array): string {
  const reader = new BinaryReader(body)
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag()
    if (field === 2) return reader.string()
    reader.skip(wireType)
  }
  return ''
}
