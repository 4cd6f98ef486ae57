import { type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf'
import { WireType } from '@bufbuild/protobuf/wire'

/** How a field is written in protobuf. */
export interface WireField {
  readonly name: string
  readonly wireType: WireType
  /** Of a message or a list of them. */
  readonly message: DescMessage | undefined
  readonly isText: boolean
}

const known = new WeakMap<DescMessage, ReadonlyMap<number, WireField>>()

/** The fields of a message by number. */
export function wireFields(schema: DescMessage): ReadonlyMap<number, WireField> {
  const fields = known.get(schema) ?? new Map(schema.fields.map((field) => [field.number, wireField(field)]))
  known.set(schema, fields)
  return fields
}

function wireField(field: DescField): WireField {
  const scalar = field.scalar
  return {
    name: field.jsonName,
    wireType: scalar === undefined && field.enum ? WireType.Varint : wireTypeOf(scalar),
    message: field.message,
    isText: scalar === ScalarType.STRING,
  }
}

/** https://protobuf.dev/programming-guides/encoding/#structure */
function wireTypeOf(scalar: ScalarType | undefined): WireType {
  switch (scalar) {
    case undefined:
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return WireType.LengthDelimited
    case ScalarType.DOUBLE:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return WireType.Bit64
    case ScalarType.FLOAT:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return WireType.Bit32
    default:
      return WireType.Varint
  }
}
