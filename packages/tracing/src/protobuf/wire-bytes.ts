const twoTo32 = 2 ** 32
/** Up to here a loop over the characters is faster than a call into Node. */
const shortText = 24

/**
 * Writes an integer, 7 bits a byte; a negative one as its 64-bit two's complement. It takes up to 10 bytes.
 * @returns the position after it
 */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let low = value >>> 0
  let high = value === low ? 0 : Math.floor(value / twoTo32) >>> 0
  let end = at
  while (high > 0 || low > 0x7f) {
    bytes[end++] = (low & 0x7f) | 0x80
    low = ((low >>> 7) | (high << 25)) >>> 0
    high >>>= 7
  }
  bytes[end] = low
  return end + 1
}

/** Bytes that a length takes as a varint. */
export function lengthSize(length: number): number {
  if (length < 0x80) return 1
  if (length < 0x4000) return 2
  if (length < 0x200000) return 3
  return length < 0x10000000 ? 4 : 5
}

/** Writes 32 bits, the lowest first. @returns the position after them */
export function writeFixed32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
  bytes[at + 2] = value >>> 16
  bytes[at + 3] = value >>> 24
  return at + 4
}

/**
 * Writes a text in UTF-8; half a surrogate pair becomes U+FFFD. Three bytes a character must be free.
 * @returns the position after it
 */
export function writeText(bytes: Buffer, at: number, text: string): number {
  const { length } = text
  if (length > shortText) return at + bytes.write(text, at)
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) return at + bytes.write(text, at)
    bytes[at + index] = code
  }
  return at + length
}

/** The value of a hexadecimal digit by its character code; 0 for anything else. */
const digitValues = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(value) ? 0 : value
})

/** Writes hexadecimal digits as bytes, two each. @returns the position after them */
export function writeDigits(bytes: Uint8Array, at: number, digits: string, length: number): number {
  for (let index = 0; index < length; index++) {
    const high = digitValues[digits.charCodeAt(2 * index)] ?? 0
    const low = digitValues[digits.charCodeAt(2 * index + 1)] ?? 0
    bytes[at + index] = (high << 4) | low
  }
  return at + length
}
