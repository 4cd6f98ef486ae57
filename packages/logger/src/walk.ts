import type { IsSensitive } from '@voluntarily/config'

/** How much of one value goes into a line; the rest is left out and counted. */
export const limits = { depth: 8, entries: 100, values: 2_000 }

/** Characters of a field of the line itself, nested ones apart, that are always kept. */
const leastOfField = 1_024
/** Characters that an entry of an array or an object takes besides its text. */
const entryCharacters = 8

/** The state of one walk over a value. */
export interface Walk {
  readonly isSensitive: IsSensitive
  /** Longest string, in characters. */
  readonly longest: number
  /** What is left of the walk's budget. */
  values: number
  characters: number
  /** The objects that the walk is in, to see circles. */
  readonly path: object[]
}

/** Starts a walk whose strings stay within a few lines' length, so that a line costs little whatever is logged. */
export function startWalk(isSensitive: IsSensitive, maxLineBytes: number): Walk {
  return {
    isSensitive,
    longest: maxLineBytes * 2,
    values: limits.values,
    characters: maxLineBytes * 8,
    path: [],
  }
}

/**
 * How long the next string may be, in characters. One takes at most half of what is left, so that there is some for what comes after it; and
 * whatever came before them, the line's own fields have enough to be whole.
 */
export function roomFor({ characters, longest, path }: Walk): number {
  const share = Math.min(Math.floor(characters / 2), longest)
  return Math.max(share, path.length > 1 ? 0 : leastOfField)
}

/** Takes the room for one more entry of an array or an object, and tells whether there was some; for the line's own fields there always is. */
export function hasRoom(walk: Walk): boolean {
  walk.characters -= entryCharacters
  return walk.characters > 0 || walk.path.length <= 1
}

/** A property's value, whatever its getter does. */
export function read(object: object, key: PropertyKey): unknown {
  try {
    return (object as Record<PropertyKey, unknown>)[key]
  } catch {
    return '[unreadable]'
  }
}
