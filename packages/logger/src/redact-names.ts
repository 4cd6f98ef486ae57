import { maskText } from '@voluntarily/config'
import { pino } from 'pino'

const longestShown = 60

// Steps of a path: a key, a star for all keys, or either in brackets. pino takes more, of which it makes nothing (`pass*`) or a guess (`a.`).
const step = String.raw`[^.[\]*]+|\*`
const inBrackets = String.raw`\[(?:"[^"]+"|'[^']+'|[^\]"'*]+|\*)\]`
const path = new RegExp(`^(?:${step}|${inBrackets})(?:\\.(?:${step})|${inBrackets})*$`)
// Masks the message and the service along with everything else.
const starsAlone = /^[*.[\]]+$/

/** Whether it is a path of pino's rather than a key at any depth. */
export function isPath(name: string): boolean {
  return /[.[\]*]/.test(name)
}

/** Whether it is a key or a path that can be masked. */
export function isRedactable(name: unknown): name is string {
  if (typeof name !== 'string' || name.trim() === '') return false
  return !isPath(name) || (path.test(name) && !starsAlone.test(name) && isPinoPath(name))
}

/** What the option `redact` has to be, with the first entry that is wrong. */
export function expectedNames(redact: unknown): string {
  const expected = 'an array of key names and pino paths such as body.address.street'
  const index = Array.isArray(redact) ? redact.findIndex((name) => !isRedactable(name)) : -1
  if (!Array.isArray(redact) || index === -1) return expected
  const wrong: unknown = redact[index]
  const shown =
    typeof wrong === 'string' ? JSON.stringify(maskText(wrong).slice(0, longestShown)) : `entry ${index}`
  return `${expected}; ${shown} is neither`
}

function isPinoPath(name: string): boolean {
  try {
    pino({ redact: [name], level: 'silent' }, { write() {} })
    return true
  } catch {
    return false
  }
}
