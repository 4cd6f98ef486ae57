import { isUtf8 } from 'node:buffer'
import type { DescMessage } from '@bufbuild/protobuf'
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { OtlpError } from './otlp-error'
import { type WireField, wireFields } from './wire-fields'

/**
 * Messages in one request; 16 MiB of spans with 15 attributes each are 850,000. An empty message is two bytes that become an object
 * of a hundred: without a limit, one request full of them would take all memory.
 */
const maxMessages = 1_000_000
const maxDepth = 100
const wireTypes = ['a varint', '64 bits', 'a length', 'a group', 'the end of a group', '32 bits']

/**
 * Checks what the decoder takes on trust: that each known field has its wire type, that no length leads out of its message, and
 * that there are not too many. Says which field at which byte.
 * @throws OtlpError
 */
export function checkWire(schema: DescMessage, bytes: Uint8Array, { texts = false } = {}): void {
  const reader = new BinaryReader(bytes)
  const path: string[] = []
  let messages = 0

  function fault(what: string, name?: string): OtlpError {
    const place = [...path, ...(name ? [name] : [])].slice(0, 20).join('.')
    return new OtlpError(`${place ? `${place}: ` : ''}${what}, at byte ${reader.pos} of ${bytes.length}`)
  }

  function checkMessage(message: DescMessage, end: number): void {
    messages += 1
    if (messages > maxMessages) throw fault(`more than ${maxMessages} messages in one request`)
    if (path.length >= maxDepth) throw fault(`nested deeper than ${maxDepth} levels`)
    const fields = wireFields(message)
    while (reader.pos < end) {
      const [number, wireType] = readTag()
      const field = fields.get(number)
      if (field) checkField(field, wireType, end)
      else skipUnknown(number, wireType)
      if (reader.pos > end) throw fault('ends in the middle of a field', field?.name)
    }
  }

  function readTag(): [number, WireType] {
    try {
      return reader.tag()
    } catch (error) {
      throw fault(`no field can start here, ${error instanceof Error ? error.message : error}`)
    }
  }

  function checkField(field: WireField, wireType: WireType, end: number): void {
    if (wireType !== field.wireType) {
      throw fault(`expected ${wireTypes[field.wireType]}, got ${wireTypes[wireType]}`, field.name)
    }
    if (wireType === WireType.Varint) skipVarint(field.name)
    else if (wireType === WireType.Bit64) reader.pos += 8
    else if (wireType === WireType.Bit32) reader.pos += 4
    else checkLength(field, end)
  }

  function checkLength({ name, message, isText }: WireField, end: number): void {
    const length = readLength(name)
    const stop = reader.pos + length
    if (stop > end) throw fault(`${length} bytes announced, ${end - reader.pos} left`, name)
    if (message) {
      path.push(name)
      checkMessage(message, stop)
      path.pop()
    } else if (texts && isText && !isUtf8(bytes.subarray(reader.pos, stop))) {
      throw fault('not valid UTF-8', name)
    }
    reader.pos = stop
  }

  function readLength(name: string): number {
    try {
      return reader.uint32()
    } catch {
      throw fault('expected a length', name)
    }
  }

  function skipVarint(name: string): void {
    const start = reader.pos
    while ((bytes[reader.pos] ?? 0) & 0x80) reader.pos += 1
    reader.pos += 1
    if (reader.pos - start > 10) throw fault('expected a varint of 10 bytes at most', name)
  }

  function skipUnknown(number: number, wireType: WireType): void {
    try {
      reader.skip(wireType, number, maxDepth - path.length)
    } catch (error) {
      throw fault(`unknown field ${number}, ${error instanceof Error ? error.message : error}`)
    }
  }

  checkMessage(schema, bytes.length)
}
