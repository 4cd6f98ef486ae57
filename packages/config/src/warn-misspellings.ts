import { isRead } from './declared-names'
import { type Environment, readValue } from './environment'
import { comparable, isMisspelling } from './misspelling'
import { showValue } from './show-value'

// Set by shells and systems, never meant for an app's variable of a similar name.
const systemNames = new Set(
  'HOME HOST HOSTNAME HTTP_PROXY HTTPS_PROXY LANG LOGNAME MAIL NO_PROXY OLDPWD PATH PWD SHELL SHLVL TERM TMPDIR USER'.split(
    ' ',
  ),
)

const warned = new Set<string>()

/**
 * Finds, for each declared variable that is unset, a set one that nobody declares and that looks like a misspelling of it, and
 * warns of it by name (process.emitWarning, once a name).
 * @returns the misspelt name by the declared one
 */
export function warnMisspellings(environment: Environment, unset: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const suspects = Object.keys(environment).filter(
    (name) => !isRead(name) && !systemNames.has(name.toUpperCase()),
  )
  if (suspects.length === 0) return found
  const wanted = unset.flatMap((owner) =>
    [owner, `${owner}_FILE`].map((name) => ({ owner, ...comparable(name) })),
  )
  const longest = Math.max(0, ...wanted.map(({ name }) => name.length))
  for (const name of suspects) {
    // A name twice as long is none of ours, and might be very long indeed.
    if (name.length > 2 * longest) continue
    const candidate = comparable(name)
    const match = wanted.find((declared) => isMisspelling(candidate, declared))
    if (match === undefined || readValue(environment, name) === undefined) continue
    found.set(match.owner, name)
    warnOnce(name, match.name)
  }
  return found
}

function warnOnce(name: string, declared: string): void {
  if (warned.has(name)) return
  warned.add(name)
  process.emitWarning(
    `The variable ${showValue(name)} is set, but nothing reads it. Is it a misspelling of ${declared}, which is not set?`,
    {
      type: 'ConfigWarning',
      code: 'WARN_CONFIG_MISSPELLED',
    },
  )
}
