import { OtlpError } from './otlp-error'

const traceIdBytes = 16
const spanIdBytes = 8

/** Hexadecimal; undefined for an empty one and one of zeros, which mean none. Throws OtlpError for another length than 16 bytes. */
export function traceIdOf(bytes: Uint8Array, name = 'traceId'): string | undefined {
  return idOf(bytes, traceIdBytes, name)
}

/** Hexadecimal; undefined for an empty one and one of zeros, which mean none. Throws OtlpError for another length than 8 bytes. */
export function spanIdOf(bytes: Uint8Array, name = 'spanId'): string | undefined {
  return idOf(bytes, spanIdBytes, name)
}

function idOf(bytes: Uint8Array, length: number, name: string): string | undefined {
  if (bytes.length === 0) return undefined
  if (bytes.length !== length) throw new OtlpError(`${name}: expected ${length} bytes, got ${bytes.length}`)
  if (bytes.every((byte) => byte === 0)) return undefined
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('hex')
}
