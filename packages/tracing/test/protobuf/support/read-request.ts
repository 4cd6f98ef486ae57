/** A message of the standard: field number, name and kind; a kind in a list may come again and again. */
type Kind = 'integer' | 'fixed' | 'text' | 'hex' | (() => Fields)
type Fields = Readonly<Record<number, readonly [name: string, kind: Kind | readonly [Kind]]>>

const anyValue: Fields = {
  1: ['stringValue', 'text'],
  2: ['boolValue', 'integer'],
  3: ['intValue', 'integer'],
  4: ['doubleValue', 'fixed'],
  5: ['arrayValue', () => ({ 1: ['values', [() => anyValue]] })],
  6: ['kvlistValue', () => ({ 1: ['values', [() => keyValue]] })],
  7: ['bytesValue', 'hex'],
}
const keyValue: Fields = { 1: ['key', 'text'], 2: ['value', () => anyValue] }
const attributes = ['attributes', [() => keyValue]] as const
const dropped = ['droppedAttributesCount', 'integer'] as const
const event: Fields = { 1: ['timeUnixNano', 'fixed'], 2: ['name', 'text'], 3: attributes, 4: dropped }
const link: Fields = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  3: ['traceState', 'text'],
  4: attributes,
  5: dropped,
  6: ['flags', 'fixed'],
}
const span: Fields = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  3: ['traceState', 'text'],
  4: ['parentSpanId', 'hex'],
  5: ['name', 'text'],
  6: ['kind', 'integer'],
  7: ['startTimeUnixNano', 'fixed'],
  8: ['endTimeUnixNano', 'fixed'],
  9: attributes,
  10: dropped,
  11: ['events', [() => event]],
  12: ['droppedEventsCount', 'integer'],
  13: ['links', [() => link]],
  14: ['droppedLinksCount', 'integer'],
  15: ['status', () => ({ 2: ['message', 'text'], 3: ['code', 'integer'] })],
  16: ['flags', 'fixed'],
}
const scopeSpans: Fields = {
  1: ['scope', () => ({ 1: ['name', 'text'], 2: ['version', 'text'] })],
  2: ['spans', [() => span]],
  3: ['schemaUrl', 'text'],
}
const resourceSpans: Fields = {
  1: ['resource', () => ({ 1: attributes, 2: dropped })],
  2: ['scopeSpans', [() => scopeSpans]],
  3: ['schemaUrl', 'text'],
}

type Message = { [name: string]: unknown }
export interface ReadSpan extends Message {
  readonly name: string
  readonly attributes?: { readonly key: string; readonly value: Message }[]
}
export interface ReadRequest {
  readonly resourceSpans?: { readonly scopeSpans?: { readonly spans?: ReadSpan[] }[] }[]
}

/**
 * Reads an ExportTraceServiceRequest, strictly: nothing unknown, nothing twice, UTF-8 only. Integers, times and doubles are bigints of their
 * bits, so that nothing is lost.
 * Standard: https://github.com/open-telemetry/opentelemetry-proto/blob/v1.5.0/opentelemetry/proto/trace/v1/trace.proto
 */
export function readRequest(bytes: Uint8Array): ReadRequest {
  return readMessage(Buffer.from(bytes), { 1: ['resourceSpans', [() => resourceSpans]] })
}

/** All spans of a request, in its order. */
export function spansOf({ resourceSpans = [] }: ReadRequest): ReadSpan[] {
  return resourceSpans.flatMap(({ scopeSpans = [] }) => scopeSpans.flatMap(({ spans = [] }) => spans))
}

const wireTypes = { integer: [0], fixed: [1, 5], text: [2], hex: [2] }

function readMessage(bytes: Buffer, fields: Fields): Message {
  const message: Message = {}
  for (let at = 0; at < bytes.length; ) {
    const tag = Number(varint())
    const [name, kinds] = fields[tag >>> 3] ?? []
    if (name === undefined || kinds === undefined) throw new Error(`there is no field ${tag >>> 3}`)
    const repeated = typeof kinds === 'object'
    const kind = repeated ? kinds[0] : kinds
    if (!(typeof kind === 'function' ? [2] : wireTypes[kind]).includes(tag & 7))
      throw new Error(`${name} has wire type ${tag & 7}`)
    const value = read(kind, tag & 7)
    if (repeated) message[name] = [...((message[name] as unknown[]) ?? []), value]
    else if (name in message) throw new Error(`${name} is there twice`)
    else message[name] = value

    function read(what: Kind, wireType: number): unknown {
      if (what === 'integer') return varint()
      if (what === 'fixed') return wireType === 1 ? take(8).readBigUInt64LE() : take(4).readUInt32LE()
      const content = take(Number(varint()))
      if (what === 'hex') return content.toString('hex')
      if (what === 'text') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
      return readMessage(content, what())
    }
    function varint(): bigint {
      let value = 0n
      for (let shift = 0n; ; shift += 7n) {
        const byte = take(1).readUInt8()
        value |= BigInt(byte & 0x7f) << shift
        if (byte < 0x80) return value
      }
    }
    function take(size: number): Buffer {
      if (at + size > bytes.length) throw new Error('it ends in the middle of a field')
      at += size
      return bytes.subarray(at - size, at)
    }
  }
  return message
}
