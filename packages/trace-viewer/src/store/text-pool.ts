import { textBytes } from './text-bytes'

// Of an entry: the object and its place in the map, which doubles as it grows.
const entryBytes = 96

/** Each text once, for as long as somebody uses it. */
export interface TextPool {
  readonly bytes: number
  /** The one copy of the text; each take is to be given back once. */
  take(text: string): string
  giveBack(text: string): void
}

export function createTextPool(): TextPool {
  const entries = new Map<string, { readonly text: string; uses: number }>()
  let bytes = 0

  return {
    get bytes() {
      return bytes
    },
    take(text) {
      const known = entries.get(text)
      if (known) {
        known.uses += 1
        return known.text
      }
      entries.set(text, { text, uses: 1 })
      bytes += pooledBytes(text)
      return text
    },
    giveBack(text) {
      const known = entries.get(text)
      if (!known) return
      known.uses -= 1
      if (known.uses > 0) return
      entries.delete(text)
      bytes -= pooledBytes(text)
    },
  }
}

/** What a text adds to the pool when it is not there yet. */
export function pooledBytes(text: string): number {
  return entryBytes + textBytes(text)
}
