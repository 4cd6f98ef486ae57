import { createHash, timingSafeEqual } from 'node:crypto'
import { longestToken } from './settings'

/** Makes the test whether something is this token. How long it takes says nothing about the token. */
export function tokenMatcher(token: string): (given: unknown) => boolean {
  const right = digestOf(token)
  return (given) =>
    typeof given === 'string' && given.length <= longestToken && timingSafeEqual(digestOf(given), right)
}

// Of equal length whatever was given, as the comparison needs it.
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
