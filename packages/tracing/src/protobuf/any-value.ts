import { keyBytes } from './known-keys'
import type { WireWriter } from './wire-writer'

// Object.hasOwn costs a microsecond and more for the attributes of a span: V8 knows this one in a loop over keys
const { hasOwnProperty: isOwn } = Object.prototype
const leastInt64 = -(2 ** 63)
const afterInt64 = 2 ** 63

/** Writes what is in an object itself, as repeated KeyValue. */
export function writeKeyValues(writer: WireWriter, tag: number, values: object): void {
  for (const key in values) {
    if (!isOwn.call(values, key)) continue
    const value = (values as Readonly<Record<string, unknown>>)[key]
    const known = keyBytes(key)
    if (known && typeof value === 'string' && writer.shortPair(tag, known, value)) continue
    const start = writer.open(tag)
    if (known) writer.raw(known)
    else writer.string(0x0a, key)
    writeAnyValue(writer, 0x12, value)
    writer.close(start)
  }
}

/** Writes a value as AnyValue. What has no form there becomes an empty one: null, undefined, a bigint, a function. */
function writeAnyValue(writer: WireWriter, tag: number, value: unknown): void {
  const start = writer.open(tag)
  if (typeof value === 'string') writer.string(0x0a, value)
  else if (typeof value === 'boolean') writer.varint(0x10, value ? 1 : 0)
  else if (typeof value === 'number') writeNumber(writer, value)
  else if (typeof value === 'object' && value !== null) writeObject(writer, value)
  writer.close(start)
}

function writeNumber(writer: WireWriter, value: number): void {
  if (Number.isInteger(value) && value >= leastInt64 && value < afterInt64) writer.varint(0x18, value)
  else writer.double(0x21, value)
}

function writeObject(writer: WireWriter, value: object): void {
  const isBytes = value instanceof Uint8Array
  const isArray = Array.isArray(value)
  const start = writer.open(isBytes ? 0x3a : isArray ? 0x2a : 0x32)
  if (isBytes) writer.raw(value)
  else if (!isArray) writeKeyValues(writer, 0x0a, value)
  else for (let index = 0; index < value.length; index++) writeAnyValue(writer, 0x0a, value[index])
  writer.close(start)
}
