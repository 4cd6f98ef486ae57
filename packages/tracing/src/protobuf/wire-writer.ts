import { lengthSize, writeDigits, writeFixed32, writeText, writeVarint } from './wire-bytes'

const startSize = 16 * 1024
/** Below it, one byte says a length or a tag. */
const oneByte = 0x80
const tagSize = 2
const numberSize = 10
/** From here on a text's bytes are counted, rather than three for each of its characters be kept free. */
const longText = 4096

/**
 * Protobuf's wire format, written into a buffer that grows. Tags are given as they are on the wire: field number * 8 + wire type.
 * Standard: https://protobuf.dev/programming-guides/encoding/
 */
export class WireWriter {
  #bytes = Buffer.allocUnsafeSlow(startSize)
  #at = 0

  /** Bytes written so far. */
  get position(): number {
    return this.#at
  }

  /** Bytes of memory that it holds. */
  get size(): number {
    return this.#bytes.length
  }

  /** Forgets what was written after a position. */
  rewind(position: number): void {
    this.#at = position
  }

  /** What was written, as long as nothing more is. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }

  /** What was written after a position, in memory of its own. */
  copy(position = 0): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(position, this.#at))
  }

  /**
   * Begins a message in a message.
   * @param reserved bytes for its length; where they turn out too few or too many, it is moved when it is closed
   * @returns what `close` wants
   */
  open(tag: number, reserved = 1): number {
    this.#tag(tag, reserved)
    this.#at += reserved
    return this.#at
  }

  /** Ends a message, now that its length is known. */
  close(start: number, reserved = 1): void {
    const length = this.#at - start
    const needed = lengthSize(length)
    if (needed !== reserved) {
      this.#room(needed)
      this.#bytes.copyWithin(start - reserved + needed, start, this.#at)
      this.#at += needed - reserved
    }
    writeVarint(this.#bytes, start - reserved, length)
  }

  /** An integer; a negative one as int64. */
  varint(tag: number, value: number): void {
    this.#tag(tag, numberSize)
    this.#at = writeVarint(this.#bytes, this.#at, value)
  }

  double(tag: number, value: number): void {
    this.#tag(tag, numberSize)
    this.#at = this.#bytes.writeDoubleLE(value, this.#at)
  }

  fixed32(tag: number, value: number): void {
    this.#tag(tag, numberSize)
    this.#at = writeFixed32(this.#bytes, this.#at, value)
  }

  fixed64(tag: number, low: number, high: number): void {
    this.#tag(tag, numberSize)
    this.#at = writeFixed32(this.#bytes, writeFixed32(this.#bytes, this.#at, low), high)
  }

  /** Bytes that are in wire format already. */
  raw(value: Uint8Array): void {
    this.#room(value.length)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }

  /** Hexadecimal digits as bytes, two each. */
  hex(tag: number, digits: string): void {
    const length = digits.length >>> 1
    this.varint(tag, length)
    this.#room(length)
    this.#at = writeDigits(this.#bytes, this.#at, digits, length)
  }

  string(tag: number, text: string): void {
    // anything else would leave no position to go on from
    if (typeof text !== 'string') throw new TypeError(`a text is wanted, not ${typeof text}`)
    const { length } = text
    this.#tag(tag, numberSize + (length < longText ? 3 * length : Buffer.byteLength(text)))
    const reserved = lengthSize(length)
    const start = this.#at + reserved
    this.#at = writeText(this.#bytes, start, text)
    this.close(start, reserved)
  }

  /**
   * A KeyValue with a text for a value, where it is short and ASCII, as nearly all are: its lengths are known beforehand.
   * @param key as `keyBytes` gives it
   * @returns false for another text, which is not written
   */
  shortPair(tag: number, key: Uint8Array, text: string): boolean {
    const { length } = text
    const valueLength = length + 2
    const pairLength = key.length + 2 + valueLength
    if (pairLength >= oneByte) return false
    this.#room(2 + 3 * pairLength)
    const bytes = this.#bytes
    bytes[this.#at] = tag
    bytes[this.#at + 1] = pairLength
    bytes.set(key, this.#at + 2)
    const value = this.#at + 2 + key.length
    bytes[value] = 0x12
    bytes[value + 1] = valueLength
    bytes[value + 2] = 0x0a
    bytes[value + 3] = length
    const end = writeText(bytes, value + 4, text)
    if (end !== value + 4 + length) return false
    this.#at = end
    return true
  }

  #tag(tag: number, room: number): void {
    this.#room(tagSize + room)
    if (tag < oneByte) this.#bytes[this.#at++] = tag
    else this.#at = writeVarint(this.#bytes, this.#at, tag)
  }

  #room(wanted: number): void {
    const needed = this.#at + wanted
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length))
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }
}
