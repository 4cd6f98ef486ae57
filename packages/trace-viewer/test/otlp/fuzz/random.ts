/** Random numbers that are the same for the same seed. */
export interface Random {
  /** A whole number from 0, below the limit. */
  below(limit: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

/** https://en.wikipedia.org/wiki/Xorshift */
export function randomFrom(seed: number): Random {
  // Neighbouring seeds must not give neighbouring numbers.
  let state = Math.imul(seed + 1, 0x9e37_79b1) | 1

  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }

  const below = (limit: number): number => next() % Math.max(1, limit)
  return { below, pick: (items) => items[below(items.length)] ?? items[0] }
}
