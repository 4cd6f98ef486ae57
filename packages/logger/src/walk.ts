import type { IsSensitive } from '@voluntarily/config'

/** How much of one value goes into a line; the rest is left out and counted. */
export const limits = { depth: 8, entries: 100, values: 2_000 }

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

/** A property's value, whatever its getter does. */
export function read(object: object, key: PropertyKey): unknown {
  try {
    return (object as Record<PropertyKey, unknown>)[key]
  } catch {
    return '[unreadable]'
  }
}
