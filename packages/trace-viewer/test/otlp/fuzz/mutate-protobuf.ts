import type { DescMessage } from '@bufbuild/protobuf'
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { byteMutations } from './mutate-bytes'
import type { Random } from './random'

interface Field {
  /** Where it begins, with its tag. */
  readonly start: number
  /** Where its length or its value begins. */
  readonly value: number
  readonly end: number
  readonly wireType: WireType
  /** The messages that it is in, from the outside. */
  readonly within: readonly Field[]
}

/** Changes messages like this one in protobuf in one way, half of the time with an eye for their fields. */
export function createProtobufMutation(payload: Buffer, schema: DescMessage): (random: Random) => Buffer {
  const [first, ...rest] = fieldsOf(payload, schema)
  if (!first) throw new Error('there is nothing in it to change')

  return (random) => {
    if (random.below(2) === 0) return random.pick(byteMutations)(payload, random)
    const field = random.pick([first, ...rest])
    return random.pick([changeLength, changeTag, duplicate, dropField, changeContent])(payload, field, random)
  }
}

type FieldMutation = (bytes: Buffer, field: Field, random: Random) => Buffer

const changeLength: FieldMutation = (bytes, { value }, random) => {
  const length = random.pick([0, 1, 0x7f, 0x80, 0xffff, 0x7fff_ffff, 0xffff_ffff, random.below(300)])
  const written = new BinaryWriter().uint32(length).finish()
  return Buffer.concat([bytes.subarray(0, value), written, bytes.subarray(value + 1)])
}

const changeTag: FieldMutation = (bytes, { start, value }, random) => {
  const written = new BinaryWriter().tag(1 + random.below(20), random.below(6)).finish()
  return Buffer.concat([bytes.subarray(0, start), written, bytes.subarray(value)])
}

/** The field once more, or several times, with the lengths around it put right. */
const duplicate: FieldMutation = (bytes, field, random) => {
  const once = bytes.subarray(field.start, field.end)
  return replaceField(bytes, field, Buffer.concat(Array.from({ length: 2 + random.below(30) }, () => once)))
}

const dropField: FieldMutation = (bytes, field) => replaceField(bytes, field, Buffer.alloc(0))

/** Another content of another length, with the lengths around it put right. */
const changeContent: FieldMutation = (bytes, field, random) => {
  const content = Buffer.from(Array.from({ length: random.below(40) }, () => random.below(256)))
  const tag = bytes.subarray(field.start, field.value)
  const length =
    field.wireType === WireType.LengthDelimited
      ? new BinaryWriter().uint32(content.length).finish()
      : new Uint8Array()
  return replaceField(bytes, field, Buffer.concat([tag, length, content]))
}

function replaceField(bytes: Buffer, { start, end, within }: Field, content: Buffer): Buffer {
  const parent = within.at(-1)
  if (!parent) return Buffer.concat([bytes.subarray(0, start), content, bytes.subarray(end)])
  const reader = new BinaryReader(bytes.subarray(parent.value))
  reader.uint32()
  const body = Buffer.concat([
    bytes.subarray(parent.value + reader.pos, start),
    content,
    bytes.subarray(end, parent.end),
  ])
  const length = new BinaryWriter().uint32(body.length).finish()
  return replaceField(
    bytes,
    parent,
    Buffer.concat([bytes.subarray(parent.start, parent.value), length, body]),
  )
}

function fieldsOf(bytes: Buffer, schema: DescMessage): Field[] {
  const reader = new BinaryReader(bytes)
  const found: Field[] = []

  function read(message: DescMessage, end: number, within: readonly Field[]): void {
    while (reader.pos < end) {
      const start = reader.pos
      const [number, wireType] = reader.tag()
      const value = reader.pos
      reader.skip(wireType, number)
      const field: Field = { start, value, end: reader.pos, wireType, within }
      found.push(field)
      const child = message.fields.find((candidate) => candidate.number === number)?.message
      if (!child) continue
      reader.pos = value
      reader.uint32()
      read(child, field.end, [...within, field])
    }
  }

  read(schema, bytes.length, [])
  return found
}
