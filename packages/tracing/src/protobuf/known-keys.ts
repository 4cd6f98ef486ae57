const mostKeys = 256
const longestKey = 64

const known = new Map<string, Uint8Array>()

/**
 * The key of a KeyValue, with tag and length. Span after span has the same few, so that their bytes are kept.
 * @returns undefined for a long key, which is not
 */
export function keyBytes(key: string): Uint8Array | undefined {
  const bytes = known.get(key)
  if (bytes || key.length > longestKey) return bytes
  return remember(key)
}

function remember(key: string): Uint8Array | undefined {
  const text = Buffer.from(key)
  if (text.length > longestKey) return undefined
  // keys without number, of an app that makes them up: the usual ones are back with the next span
  if (known.size >= mostKeys) known.clear()
  const bytes = Uint8Array.of(0x0a, text.length, ...text)
  known.set(key, bytes)
  return bytes
}
