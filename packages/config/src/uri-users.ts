import { mask } from './mask'

/** A word with the user parts of the URIs in it masked: one may stand in another one's path or query. */
export function maskUsersOfUris(word: string): string {
  const lastAt = word.lastIndexOf('@')
  let masked = ''
  let done = 0
  for (;;) {
    const start = word.indexOf('://', done) + 3
    if (start === 2 || start > lastAt) return masked + word.slice(done)
    const length = lengthOfUser(word.slice(start))
    masked += word.slice(done, start)
    if (length !== -1) masked += mask
    done = start + Math.max(length, 0)
  }
}

// A user part ends at the last @ before the path; or, when it has a password with a slash in it, at the last @ of all.
function lengthOfUser(rest: string): number {
  const path = rest.search(/[/?#]/)
  const wholeIsUser = path === -1 || /^[^/?#:@]*:(?!\d{1,5}[/?#])/.test(rest)
  return (wholeIsUser ? rest : rest.slice(0, path)).lastIndexOf('@')
}
