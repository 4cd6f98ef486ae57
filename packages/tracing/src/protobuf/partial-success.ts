const varint = 0
const fixed64 = 1
const delimited = 2
const fixed32 = 5

/** What a collector answers to spans that it did not take, or to all of them where it has something to say. */
export interface TraceResponse {
  partialSuccess?: { rejectedSpans?: number; errorMessage?: string }
}

/**
 * Reads an ExportTraceServiceResponse; fields that it does not know are passed over.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#partial-success
 * @throws when it is not protobuf
 */
export function readTraceResponse(bytes: Uint8Array): TraceResponse {
  const response: TraceResponse = {}
  eachField(bytes, (field, value) => {
    if (field === 1 && typeof value !== 'number') response.partialSuccess = readPartialSuccess(value)
  })
  return response
}

function readPartialSuccess(bytes: Uint8Array): TraceResponse['partialSuccess'] {
  const partialSuccess: TraceResponse['partialSuccess'] = {}
  eachField(bytes, (field, value) => {
    if (field === 1 && typeof value === 'number') partialSuccess.rejectedSpans = value
    if (field === 2 && typeof value !== 'number') partialSuccess.errorMessage = Buffer.from(value).toString()
  })
  return partialSuccess
}

/** @param tell told of each field: a number where it is a varint, else its bytes */
function eachField(bytes: Uint8Array, tell: (field: number, value: number | Uint8Array) => void): void {
  let at = 0
  while (at < bytes.length) {
    const tag = readVarint()
    const kind = tag & 7
    const value = kind === varint ? readVarint() : readBytes(sizeOf(kind))
    tell(tag >>> 3, value)
  }

  function sizeOf(kind: number): number {
    if (kind === delimited) return readVarint()
    if (kind === fixed64) return 8
    if (kind === fixed32) return 4
    throw new Error(`the answer is not protobuf: there is no wire type ${kind}`)
  }

  function readBytes(size: number): Uint8Array {
    at += size
    if (at > bytes.length) throw new Error('the answer is not protobuf: it ends in the middle of a field')
    return bytes.subarray(at - size, at)
  }

  function readVarint(): number {
    let value = 0
    for (let shift = 1; ; shift *= 0x80) {
      const [byte = 0] = readBytes(1)
      value += (byte & 0x7f) * shift
      if (byte < 0x80) return value
    }
  }
}
