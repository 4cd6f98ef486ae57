import { isIP, isIPv6 } from 'node:net'

// RFC 1035, 2.3.4, and the underscore, which names of containers have.
const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const name = new RegExp(`^${label}(?:\\.${label})*\\.?$`, 'i')
const longestName = 254

/** What an entry of the list has to be; a port is no part of it, because a host that may know of a trace may do so at each of them. */
export const expectedHosts =
  'host names or IP addresses, without scheme, port or path; .example.org for all below it, * for all'

/** Whether an entry of the list is one that a host can match. */
export function isHostPattern(entry: unknown): entry is string {
  if (typeof entry !== 'string') return false
  const text = entry.trim()
  if (text === '*') return true
  if (isIPv6(text.replace(/^\[(.*)\]$/, '$1'))) return true
  const [below] = /^\*?\./.exec(text) ?? []
  const host = text.slice(below?.length ?? 0)
  if (host.length > longestName || !name.test(host)) return false
  // 10.0.0.300 is no name, but .0.0.1 is for all that end in it
  return below !== undefined || !/^[\d.]+$/.test(host) || isIP(host) !== 0
}
